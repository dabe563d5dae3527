using System.Runtime.InteropServices;
using System.Xml.Linq;
using Farside.Simulator.Faults;

namespace Farside.Tests.Simulator.Faults;

/// <summary>Faults of data files do to the bytes what their names say.</summary>
public sealed class DataFaultTests(TinyMission mission) : IClassFixture<TinyMission>
{
    [Fact]
    public void Truncated_data_are_the_beginning_of_the_file_and_no_whole_row_at_its_end()
    {
        var (before, after) = Bytes(Only("truncated-data"));

        Assert.True(before.AsSpan().StartsWith(after));
        Assert.InRange(after.Length, before.Length / 2, before.Length - 1);
        Assert.True(after.Length % 2 == 1);
    }

    [Fact]
    public void Empty_data_have_no_bytes() => Assert.Empty(Bytes(Only("empty-data")).After);

    [Fact]
    public void A_zero_filled_tail_leaves_the_length_and_the_first_two_thirds()
    {
        var (before, after) = Bytes(Only("zero-filled-tail"));

        Assert.Equal(before.Length, after.Length);
        Assert.Equal(before[..(before.Length * 2 / 3)], after[..(before.Length * 2 / 3)]);
        Assert.DoesNotContain(after[(before.Length * 2 / 3)..], value => value != 0);
    }

    [Fact]
    public void Sixteen_bits_of_the_data_are_flipped()
    {
        var (before, after) = Bytes(Only("flipped-data-bits"));

        Assert.InRange(before.Zip(after).Sum(pair => int.PopCount(pair.First ^ pair.Second)), 14, 16); // a place may be chosen twice
        Assert.Equal(before.Length, after.Length);
    }

    [Fact]
    public void Text_mode_put_a_carriage_return_before_each_line_feed_and_changed_nothing_else()
    {
        var (before, after) = Bytes(Only("text-mode-transfer"));

        Assert.Equal(before.Length + before.Count(value => value == 10), after.Length);
        Assert.Equal(before.SelectMany(value => value == 10 ? (byte[])[13, 10] : [value]), after);
    }

    [Fact]
    public void Uneven_columns_hold_the_same_words()
    {
        var (before, after) = Bytes(Only("uneven-columns"));
        static string[][] Words(byte[] table) => [.. System.Text.Encoding.ASCII.GetString(table).Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

        Assert.True(after.Length > before.Length);
        Assert.Equal(Words(before), Words(after));
    }

    [Fact]
    public void A_dark_first_frame_has_the_quoted_mean_and_spread_and_true_statistics()
    {
        var harms = mission.Suffer("dark-first-frame").Harms;
        var samples = MemoryMarshal.Cast<byte, ushort>(mission.After(harms[0])).ToArray().Select(sample => (double)sample).ToList();
        var mean = samples.Average();

        Assert.Contains("-000_", harms[0].Product, StringComparison.Ordinal);
        Assert.InRange(mean, 5.2, 7.2); // quoted: 6.20
        Assert.InRange(Math.Sqrt(samples.Average(sample => (sample - mean) * (sample - mean))), 5, 14); // quoted: 9.62
        Assert.Equal(mean, Number(harms[1], "mean"), 1e-6);
        Assert.Equal(samples.Max(), Number(harms[1], "maximum"));
    }

    [Theory]
    [InlineData("saturated-frame@lcam", 255)]
    [InlineData("saturated-frame@tcam", 255)]
    [InlineData("saturated-frame@pcam", 1023)]
    public void A_saturated_frame_holds_its_cameras_largest_number_everywhere(string fault, int largest)
    {
        var harms = mission.Suffer(fault).Harms;
        var bytes = mission.After(harms[0]);

        Assert.All(largest == 255 ? bytes.Select(value => (int)value) : MemoryMarshal.Cast<byte, ushort>(bytes).ToArray().Select(value => (int)value), value => Assert.Equal(largest, value));
        Assert.True(largest == 255 || Number(harms[1], "mean") == 1023);
    }

    [Fact]
    public void Values_beyond_ten_bits_are_few_and_the_rest_is_as_it_was()
    {
        var (before, after) = Bytes(Only("values-beyond-ten-bits"));
        var (was, samples) = (MemoryMarshal.Cast<byte, ushort>(before).ToArray(), MemoryMarshal.Cast<byte, ushort>(after).ToArray());

        Assert.InRange(samples.Count(sample => sample > 1023), 50, 64);
        Assert.All(was.Zip(samples).Where(pair => pair.Second <= 1023), pair => Assert.Equal(pair.First, pair.Second));
    }

    [Fact]
    public void A_repeated_frame_has_the_next_number_a_later_time_and_the_same_bytes()
    {
        var harms = mission.Suffer("repeated-frame").Harms;
        var was = mission.Files.Single(file => Path.GetFileName(file) == harms[0].Product);
        var label = XDocument.Load(mission[harms[1].File]);

        Assert.Equal(File.ReadAllBytes(was), mission.After(harms[0]));
        Assert.Null(harms[0].Before);
        Assert.DoesNotContain(harms[0].Product, label.ToString(), StringComparison.Ordinal);
        Assert.Equal(Path.GetFileName(harms[0].File), Text(label, "product_id"));
        Assert.NotEqual(Text(XDocument.Load(was + "L"), "start_date_time"), Text(label, "start_date_time"));
        Assert.Contains("is a duplicate of " + harms[0].Product, harms[0].Detail, StringComparison.Ordinal);
    }

    Harm Only(string fault) => Assert.Single(mission.Suffer(fault).Harms);

    (byte[] Before, byte[] After) Bytes(Harm harm) => (mission.Before(harm), mission.After(harm));

    double Number(Harm label, string element) => double.Parse(Text(XDocument.Load(mission[label.File]), element), System.Globalization.CultureInfo.InvariantCulture);

    static string Text(XDocument label, string element) => label.Descendants().First(child => child.Name.LocalName == element).Value;
}
