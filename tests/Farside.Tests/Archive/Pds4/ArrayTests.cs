using System.Numerics;
using Farside.Archive.Labels;
using Farside.Archive.Pds4;

namespace Farside.Tests.Archive.Pds4;

public sealed class ArrayTests
{
    [Fact]
    public void Rows_scale_special_constants_and_windows_are_what_was_written()
    {
        var stored = Enumerable.Range(0, 24).Select(i => (short)(i - 5)).ToArray();
        stored[7] = -999;
        using var data = new MemoryStream();
        var type = SampleType.Of(NumberForm.SignedInteger, 2, isLittleEndian: false);
        SampleEncoder.Write<short>(data, stored, type);
        var array = new ArrayStructure
        {
            Name = "cube",
            Form = "Array_3D_Image",
            FileName = "data.dat",
            SampleType = type,
            Axes = [new("Band", 2), new("Line", 3), new("Sample", 4)],
            ScalingFactor = 0.5,
            ValueOffset = 10,
            Unit = "m",
            Specials = [new("missing_constant", -999)],
        };
        using var folder = new LabelFolder().With(array, data.ToArray());

        var report = folder.Inspect();

        var valid = stored.Where(value => value != -999).Select(value => value * 0.5 + 10).ToArray();
        var mean = valid.Average();
        Assert.Equal([2, 3, 4], report.Shape!);
        Assert.Equal("SignedMSB2", report.DataType);
        var found = report.Statistics!.Value;
        Assert.Equal((23L, valid.Min(), valid.Max(), 1L, 0L), (found.Count, found.Min, found.Max, found.Special, found.NonFinite));
        Assert.Equal(mean, found.Mean, 1e-13);
        Assert.Equal(Math.Sqrt(valid.Average(value => (value - mean) * (value - mean))), found.StandardDeviation, 1e-13);
        Assert.Equal([7.5, 8.0, 8.5, 9.0, 9.5], report.First!.Cast<double>());
        Assert.Equal([18.0, 18.5, 19.0], report.Last!.Cast<double>());
        Assert.Equal((BigInteger)(-5), folder.Inspect(isRaw: true).First![0]);

        using var reader = new ArrayReader((ArrayStructure)folder.Open().Structures[0]);
        var window = new short[2 * 2];
        reader.ReadStored<short>([0, 1, 2], [1, 2, 2], window);
        Assert.Equal([stored[6], stored[7], stored[10], stored[11]], window);
        var values = new double[2];
        reader.Read([0, 1, 2], [1, 1, 2], values);
        Assert.Equal([stored[6] * 0.5 + 10, -999], values);
    }

    [Fact]
    public void The_first_axis_lies_fastest_where_the_label_says_so()
    {
        using var folder = new LabelFolder().With(LabelFolder.Array("UnsignedByte", "2,3").Replace("Last Index", "First Index", StringComparison.Ordinal), [1, 2, 3, 4, 5, 6]);

        var report = folder.Inspect();

        // Column by column: (1 3 5 / 2 4 6).
        Assert.Equal([2, 3], report.Shape!);
        Assert.Equal([1, 3, 5, 2, 4], report.First!.Select(value => (int)(BigInteger)value!));
        Assert.Equal(3.5, report.Statistics!.Value.Mean);
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(5, true)]
    [InlineData(6, false)]
    [InlineData(7, true)]
    public void Integers_of_odd_sizes_are_read_in_both_byte_orders(int bytes, bool isLittleEndian)
    {
        var type = SampleType.Of(NumberForm.SignedInteger, bytes, isLittleEndian);
        long[] values = [-1, 0, 1, -(1L << (bytes * 8 - 1)), (1L << (bytes * 8 - 1)) - 1];
        var data = new byte[values.Length * bytes];
        for (var i = 0; i < values.Length; i++)
        {
            SampleEncoder.PutInteger(data.AsSpan(i * bytes, bytes), isLittleEndian, unchecked((ulong)values[i]));
        }

        using var folder = new LabelFolder().With(LabelFolder.Array(type.Name, "5"), data);

        Assert.Equal(values, folder.Inspect().First!.Select(value => (long)(BigInteger)value!));
    }

    [Theory]
    [InlineData("0xFF7FFFFB")]
    [InlineData("16#FF7FFFFB#")]
    [InlineData("-3.4028226550889045e+38")]
    public void A_special_constant_of_reals_may_be_written_by_its_bits(string constant)
    {
        var data = new byte[12];
        BitConverter.TryWriteBytes(data.AsSpan(0), 0xFF7FFFFB);
        BitConverter.TryWriteBytes(data.AsSpan(4), 1.5f);
        BitConverter.TryWriteBytes(data.AsSpan(8), float.NaN);
        using var folder = new LabelFolder().With(
            LabelFolder.Array("IEEE754LSBSingle", "3", $"<Special_Constants><missing_constant>{constant}</missing_constant><valid_minimum>1.5</valid_minimum></Special_Constants>"), data);

        Assert.Equal(new SampleStatistics(1, 1.5, 1.5, 1.5, 0, 1, 1), folder.Inspect().Statistics);
    }

    [Fact]
    public void Neighbours_of_an_eight_byte_constant_are_not_taken_for_it()
    {
        var data = new byte[16];
        BitConverter.TryWriteBytes(data.AsSpan(0), long.MaxValue);
        BitConverter.TryWriteBytes(data.AsSpan(8), long.MaxValue - 1);
        using var folder = new LabelFolder().With(LabelFolder.Array("SignedLSB8", "2", "<Special_Constants><missing_constant>9223372036854775807</missing_constant></Special_Constants>"), data);

        var statistics = folder.Inspect().Statistics!.Value;

        Assert.Equal((1, 1), (statistics.Count, statistics.Special));
    }

    [Fact]
    public void A_bit_mask_is_laid_over_stored_values()
    {
        using var folder = new LabelFolder().With(LabelFolder.Array("UnsignedByte", "2", "<Object_Statistics><bit_mask>00001111</bit_mask></Object_Statistics>"), [0xF3, 0x1F]);

        Assert.Equal([3.0, 15.0], folder.Inspect().First!.Cast<double>());
        Assert.Equal(9, folder.Inspect().Statistics!.Value.Mean);
    }

    [Fact]
    public void Zeros_stand_before_a_bit_mask_shorter_than_the_samples()
    {
        using var folder = new LabelFolder().With(LabelFolder.Array("UnsignedByte", "2", "<Object_Statistics><bit_mask>1111</bit_mask></Object_Statistics>"), [0xF3, 0x1F]);

        Assert.Equal([3.0, 15.0], folder.Inspect().First!.Cast<double>());
    }

    [Fact]
    public void Whole_scaling_keeps_every_digit_of_an_integer()
    {
        using var folder = new LabelFolder().With(LabelFolder.Array("SignedMSB8", "1", element: "<scaling_factor>2</scaling_factor><value_offset>1</value_offset>"), [0x7F, 255, 255, 255, 255, 255, 255, 255]);

        Assert.Equal(BigInteger.Pow(2, 64) - 1, folder.Inspect().First![0]);
    }

    [Theory]
    [InlineData("UnsignedByte", 1)]
    [InlineData("SignedMSB2", 2)]
    [InlineData("UnsignedLSB2", 2)]
    [InlineData("SignedLSB4", 4)]
    [InlineData("IEEE754MSBSingle", 4)]
    [InlineData("IEEE754LSBDouble", 8)]
    public void Statistics_of_a_large_array_agree_with_the_plain_sums(string type, int size)
    {
        Assert.True(SampleType.TryParse(type, out var sample));
        var random = new Random(7);
        var values = Enumerable.Range(0, 100_003).Select(i => sample.IsInteger ? random.Next(0, 100) + (i % 3 == 0 ? 20 : 0) : Math.Round(random.NextDouble() * 1e4) / 16).ToArray();
        var data = new byte[values.Length * size];
        for (var i = 0; i < values.Length; i++)
        {
            SampleEncoder.Put(data.AsSpan(i * size), sample, values[i]);
        }

        using var folder = new LabelFolder().With(LabelFolder.Array(type, "100003"), data);
        var statistics = folder.Inspect().Statistics!.Value;
        var mean = values.Average();

        Assert.Equal((values.LongLength, values.Min(), values.Max()), (statistics.Count, statistics.Min, statistics.Max));
        Assert.Equal(mean, statistics.Mean, 1e-9);
        Assert.Equal(Math.Sqrt(values.Average(value => (value - mean) * (value - mean))), statistics.StandardDeviation, 1e-8);
    }

    [Fact]
    public void A_truncated_array_gives_its_whole_rows_and_says_so()
    {
        using var folder = new LabelFolder().With(LabelFolder.Array("UnsignedByte", "4,5"), Enumerable.Range(1, 13).Select(i => (byte)i).ToArray());
        var document = folder.Open();

        var report = StructureInspector.Inspect(document)[0];

        Assert.Equal(10, report.Statistics!.Value.Count);
        Assert.Equal([8, 9, 10], report.Last!.Select(value => (int)(BigInteger)value!));
        Assert.Contains("10 of 20 elements", Assert.Single(document.Repairs).Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Statistics_do_not_depend_on_the_order_blocks_are_cut_at_by_more_than_rounding()
    {
        var values = Enumerable.Range(0, 50_000).Select(i => 1e9 + Math.Sin(i)).ToArray();
        var whole = new SampleAccumulator([]);
        whole.Add(values.ToArray());
        var pieces = new SampleAccumulator([]);
        foreach (var piece in values.Chunk(7))
        {
            pieces.Add(piece);
        }

        Assert.Equal(whole.Result.Mean, pieces.Result.Mean, 1e-6);
        Assert.Equal(whole.Result.StandardDeviation, pieces.Result.StandardDeviation, 1e-8);
    }

    [Fact]
    public void Three_gigabytes_are_read_by_window_without_holding_them()
    {
        using var folder = new LabelFolder().With(LabelFolder.Array("UnsignedLSB2", "40000,40000"), []);
        using (var file = File.Create(folder.Data))
        {
            file.SetLength(3_200_000_000);
            file.Position = 2L * (39_999L * 40_000 + 39_998);
            file.Write([0x34, 0x12]);
        }

        using var reader = new ArrayReader((ArrayStructure)folder.Open().Structures[0]);
        var window = new ushort[4];
        // This thread's own: what other tests hold meanwhile says nothing.
        var before = GC.GetAllocatedBytesForCurrentThread();
        reader.ReadStored<ushort>([39_998, 39_998], [2, 2], window);

        Assert.Equal([0, 0, 0x1234, 0], window);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16L << 20);
    }
}
