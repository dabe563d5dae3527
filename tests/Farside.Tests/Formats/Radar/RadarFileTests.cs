using System.Buffers.Binary;
using System.Text;
using Farside.Core.Rasters;
using Farside.Core.Time;
using Farside.Formats.Radar;
using Farside.Processing.Radar;

namespace Farside.Tests.Formats.Radar;

public sealed class RadarFileTests : IDisposable
{
    readonly TemporaryFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void What_is_written_as_segy_is_read_again()
    {
        var section = Section();
        SegYWriter.Write(_temp["a.sgy"], section, ["A SECTION"]);

        var read = RadarFiles.Read(_temp["a.sgy"]);

        Assert.True(section.Echo.Pixels.SequenceEqual(read.Echo.Pixels));
        Assert.Equal((section.IntervalNs, section.FirstNs), (read.IntervalNs, read.FirstNs));
        foreach (var (made, back) in section.Traces.Zip(read.Traces))
        {
            Assert.Equal(made.Time!.Value.ToUtcText(), back.Time!.Value.ToUtcText());
            Assert.Equal(made.DistanceM!.Value, back.DistanceM!.Value, 1e-5);
            Assert.Equal(made.EastM!.Value, back.EastM!.Value, 5.1e-5);
            Assert.Equal(made.NorthM!.Value, back.NorthM!.Value, 5.1e-5);
            Assert.Equal(made.UpM!.Value, back.UpM!.Value, 5.1e-5);
        }
    }

    [Fact]
    public void Every_number_stands_where_the_standard_of_2002_puts_it()
    {
        SegYWriter.Write(_temp["a.sgy"], Section(), ["A SECTION"]);
        var bytes = File.ReadAllBytes(_temp["a.sgy"]);
        short Short(int place) => BinaryPrimitives.ReadInt16BigEndian(bytes.AsSpan(place - 1));
        int Int(int place) => BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(place - 1));

        var text = Encoding.ASCII.GetString(bytes, 0, 3200);
        Assert.Equal(40, text.Chunk(80).Count(line => line[0] is 'C'));
        Assert.StartsWith("C39 SEG Y REV1 ", text[(38 * 80)..], StringComparison.Ordinal);
        Assert.StartsWith("C40 END TEXTUAL HEADER ", text[(39 * 80)..], StringComparison.Ordinal);
        Assert.Equal((3125, 50, 5), (Short(3217), Short(3221), Short(3225))); // tenths of picoseconds, samples, IEEE
        Assert.Equal((1, 0x0100, 1, 0), (Short(3255), Short(3501), Short(3503), Short(3505))); // metres, rev 1, fixed length, no more texts
        Assert.Equal(3600 + (7 * (240 + 200)), bytes.Length);
        const int Third = 3600 + (2 * 440);
        Assert.Equal((3, 3, 1), (Int(Third + 1), Int(Third + 5), Short(Third + 29)));
        Assert.Equal((-10_000, -10_000, 1), (Short(Third + 69), Short(Third + 71), Short(Third + 89)));
        Assert.Equal((-7_387_500, 5_976_000, -12_500), (Int(Third + 81), Int(Third + 85), Int(Third + 41)));
        Assert.Equal((-7_387_500, 5_976_000), (Int(Third + 181), Int(Third + 185))); // of the ensemble
        Assert.Equal((50, 3125), (Short(Third + 115), Short(Third + 117)));
        Assert.Equal((2023, 350, 7, 55, 55, 4), (Short(Third + 157), Short(Third + 159), Short(Third + 161), Short(Third + 163), Short(Third + 165), Short(Third + 167)));
        Assert.Equal(2 * 100 + 3, BinaryPrimitives.ReadSingleBigEndian(bytes.AsSpan(Third + 240 + (4 * 3))));
    }

    [SkippableFact]
    public void NumPy_reads_the_same_traces_from_the_bytes()
    {
        SegYWriter.Write(_temp["a.sgy"], Section(), []);
        const string Script = """
            import sys, numpy as np
            t = np.dtype([('seq', '>i4'), ('a', 'V76'), ('gx', '>i4'), ('gy', '>i4'), ('b', 'V26'), ('ns', '>i2'), ('dt', '>i2'), ('c', 'V122'), ('d', '>f4', 50)])
            r = np.frombuffer(open(sys.argv[1], 'rb').read(), t, offset=3600)
            print(len(r), r['seq'][-1], r['gx'][2] / 1e4, r['gy'][2] / 1e4, r['ns'][0], r['d'].sum(), r['d'][6, 49])
            """;

        var read = Farside.Tests.Processing.Radar.Sections.Numbers(Judge.Ask("numpy", "python3-numpy", Script, _temp["a.sgy"]));

        Assert.Equal([7, 7, -738.75, 597.6, 50, Enumerable.Range(0, 7).Sum(trace => Enumerable.Range(0, 50).Sum(i => (100 * trace) + i)), 649], read);
    }

    [Theory]
    [InlineData(2.5, 2500)]
    [InlineData(0.3125, 3125)]
    [InlineData(0.09375, 9375)]
    public void An_interval_is_written_in_a_unit_that_says_it_exactly(double intervalNs, int written)
    {
        SegYWriter.Write(_temp["a.sgy"], Section() with { IntervalNs = intervalNs }, []);

        Assert.Equal(written, BinaryPrimitives.ReadInt16BigEndian(File.ReadAllBytes(_temp["a.sgy"]).AsSpan(3216)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Other_peoples_segy_is_read_in_either_byte_order_with_ibm_floats(bool isLittle)
    {
        var bytes = new byte[3600 + (2 * (240 + 16))];
        void Short(int place, int value) => Put(bytes.AsSpan(place - 1, 2), value, isLittle);
        Short(3217, 500);
        Short(3221, 4);
        Short(3225, 1);
        foreach (var trace in (int[])[3600, 3600 + 256])
        {
            Short(trace + 71, -100);
            Put(bytes.AsSpan(trace + 72, 4), 12_345, isLittle);
            Put(bytes.AsSpan(trace + 240, 4), unchecked((int)0xC276A000), isLittle); // −118.625, the textbook's number
            Put(bytes.AsSpan(trace + 244, 4), 0x41100000, isLittle); // 1
        }

        File.WriteAllBytes(_temp["b.segy"], bytes);

        var read = RadarFiles.Read(_temp["b.segy"]);

        Assert.Equal((4, 2, 0.5), (read.Echo.Width, read.Echo.Height, read.IntervalNs));
        Assert.Equal([-118.625f, 1f], [read.Echo[0, 1].Value, read.Echo[1, 0].Value]);
        Assert.Equal((123.45, 0.0), (read.Traces[1].EastM, read.Traces[1].NorthM));
    }

    [Theory]
    [InlineData("a.sgy")]
    [InlineData("a.dzt")]
    [InlineData("a.dt1")]
    public void Torn_files_are_refused_by_name(string name)
    {
        File.WriteAllBytes(_temp[name], new byte[100]);
        File.WriteAllText(_temp["a.HD"], "1234\nNUMBER OF PTS/TRC  = 1500\nTOTAL TIME WINDOW  = 10\n");

        Assert.StartsWith(name, Assert.Throws<RadarFileException>(() => RadarFiles.Read(_temp[name])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dt1_without_its_header_says_what_is_missing()
    {
        File.WriteAllBytes(_temp["x.DT1"], new byte[1000]);

        Assert.Contains("found no x.HD; expected the .HD file beside it", Assert.Throws<RadarFileException>(() => RadarFiles.Read(_temp["x.DT1"])).Message, StringComparison.Ordinal);
    }

    // Values by a NumPy rewriting of GPRPy's readers and steps (NSGeophysics/GPRPy, gprIO_DT1, gprIO_DZT, gprpyTools) on its example data; GPRPy itself was not run.
    [SkippableTheory]
    [InlineData("SnS/ComOffs/XLINE00.DT1", 531, 1500, -119481918.0, 1921496605548.0, 7, 100, -205, 0.8, 50)]
    [InlineData("SnS/WARR/XLINE00.DT1", 164, 1900, -39916442.0, 47686896532.0, 100, 700, -109, 0.4, 100)]
    [InlineData("GSSI/FILE____032.DZT", 1040, 512, -68989943.0, 6200499993283.0, 900, 400, -3650, 48.0 / 511, 400)]
    [Trait("Data", "archive")]
    public void The_examples_of_gprpy_are_read_as_gprpy_reads_them(string file, int traces, int samples, double sum, double squares, int trace, int sample, double value, double intervalNs, double mhz)
    {
        var read = RadarFiles.Read(SharedData.Require("radar/gprpy/exampledata/" + file));

        var echoes = read.Echo.Pixels.ToArray().Select(echo => (double)echo.Value).ToList();
        Assert.Equal((traces, samples), (read.Echo.Height, read.Echo.Width));
        Assert.Equal((sum, squares), (echoes.Sum(), echoes.Sum(echo => echo * echo)));
        Assert.Equal(value, read.Echo[sample, trace].Value);
        Assert.Equal(intervalNs, read.IntervalNs, 1e-9);
        Assert.Equal(mhz, read.CentralMhz);
    }

    [SkippableFact]
    [Trait("Data", "archive")]
    public void The_steps_that_gprpy_has_too_give_its_values_on_its_example()
    {
        var file = RadarFiles.Read(SharedData.Require("radar/gprpy/exampledata/GSSI/FILE____032.DZT"));
        RadarSection Section() => new() { Echo = new(512, 1040, file.Echo.Pixels.ToArray()), IntervalNs = file.IntervalNs };
        RadarSection After(params RadarStep[] steps) => RadarChain.Run(Section(), steps, RadarWork.All);
        static double[] At(RadarSection section, params (int Sample, int Trace)[] places) => [.. places.Select(place => (double)section.Echo[place.Sample, place.Trace].Value)];
        void Same(double[] expected, double[] found) => Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-5 * Math.Max(1, Math.Abs(pair.First))));
        var dewow = new DewowStep { WindowNs = 20 * file.IntervalNs };

        Same([-1078.5238095238096, 1622.095238095238, 883.8571428571429], At(After(dewow), (100, 7), (300, 500), (200, 1000)));
        Same([-101.74509803921569, 1946.9803921568628], At(After(new BackgroundStep { Traces = 51 }), (100, 70), (300, 500)));
        Same([295.3192307692308, 2123.2394230769232], At(After(new BackgroundStep()), (100, 70), (300, 500)));
        Same([321924.963358586], At(After(new PowerGainStep { Power = 1.5 }), (300, 500)));
        // GPRPy divides by the window's norm, Farside by its rms: √51 apart.
        Same([-0.07239041594481735 * Math.Sqrt(51), 0.2001194673238539 * Math.Sqrt(51)], At(After(dewow, new AgcStep { WindowNs = 50 * file.IntervalNs }), (100, 7), (300, 500)));
        var band = At(After(new BandPassStep { LowMhz = 200, HighMhz = 600, Order = 1 }), (100, 7), (300, 500), (200, 1000));
        Assert.All(((double[])[-2004.1814227732348, 1948.8652703589896, 1188.4962566194806]).Zip(band), pair => Assert.Equal(pair.First, pair.Second, 1e-3 * Math.Abs(pair.First)));
    }

    static void Put(Span<byte> to, int value, bool isLittle)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[isLittle ? i : to.Length - 1 - i] = (byte)(value >> (8 * i));
        }
    }

    static RadarFile Section()
    {
        var echo = new Raster<Linear>(50, 7, [.. Enumerable.Range(0, 350).Select(i => new Linear((100 * (i / 50)) + (i % 50)))]);
        return new()
        {
            Format = "test",
            Echo = echo,
            IntervalNs = 0.3125,
            FirstNs = -1.25,
            Traces = [.. Enumerable.Range(0, 7).Select(trace => new RadarFileTrace(
                Epoch.FromUtc(2023, 12, 16, 7, 55, 54, 605_000_000) + TimeSpan.FromMilliseconds(674 * trace), 0.036 * trace, -739.75 + (0.5 * trace), 597.5 + (0.05 * trace), -1.25))],
        };
    }
}
