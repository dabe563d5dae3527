using Farside.Archive.Store;
using Farside.Core.Measurements;

namespace Farside.Tests.Archive.Missions;

/// <summary>Zhurong's radar: the layout, lengths and times of two real products, echoes by construction.</summary>
public class RoperTests
{
    static readonly DateTime First = new(2021, 5, 25, 4, 20, 0, 81, DateTimeKind.Utc);

    [Fact]
    public void Records_are_as_long_as_the_real_ones() =>
        Assert.Equal((16_453, 12_069), (SmallRoper.High.RecordBytes, SmallRoper.Low.RecordBytes));

    [Fact]
    public void The_high_frequency_section_shows_the_real_parts_of_alternating_pairs()
    {
        var section = Read(SmallRoper.High, [.. Enumerable.Range(0, 3).SelectMany(i => SmallRoper.High.Record(First.AddSeconds(i), i + 1, 16384, n => (n % 2 == 0 ? 1 : -1000) * (n + (10_000f * i) + 1), 1 + i, 2 + i, 3 + i))], 3);

        Assert.Equal((2048, 3), (section.Echo.Width, section.Echo.Height));
        Assert.Equal([1f, 3, 5], section.Echo.Row(0)[..3].ToArray().Select(sample => sample.Value));
        Assert.Equal(20_000f + 4095, section.Echo.Row(2)[2047].Value);
        Assert.Contains(section.Observation.Facts, fact => fact.Key == "Echo shown" && fact.Value.StartsWith("the real part of complex samples", StringComparison.Ordinal));
        Assert.Contains(section.Observation.Facts, fact => fact.Key.StartsWith("Sampling interval, not stated", StringComparison.Ordinal) && fact.Value.Contains("1.7 GHz", StringComparison.Ordinal));
        Assert.Equal(1300, section.CentralFrequencyMhz);
    }

    [Fact]
    public void A_record_tells_its_own_time_which_is_a_second_before_its_label_and_where_and_how_the_rover_stood()
    {
        var section = Read(SmallRoper.High, [.. SmallRoper.High.Record(First, 7, 16384, n => n, 4.5f, -11.25f, 0.5f), .. SmallRoper.High.Record(First.AddMilliseconds(1500), 8, 16384, n => n, 0, 0, 0, 0)], 2);

        Assert.Equal(["2021-05-25T04:20:00.081Z", "2021-05-25T04:20:01.581Z"], section.Traces.Select(trace => trace.Time.ToUtcText()));
        Assert.Equal((4.5, -11.25, 0.5), (section.Traces[0].Position!.Value.X, section.Traces[0].Position!.Value.Y, section.Traces[0].Position!.Value.Z));
        Assert.Equal((-2.5, 1.5, 90.0), Degrees(section.Traces[0].AttitudeRad!.Value));
        Assert.Equal([7, 8], section.Traces.Select(trace => trace.Channel1Count));
        Assert.Contains(section.Observation.Repairs, repair => repair is { Rule: "radar-label-second" } && repair.Found.Contains("1 s off", StringComparison.Ordinal));
        Assert.True(section.Observation.IsVerified);
    }

    [Theory]
    [InlineData(12_000, 1500)] // 15 µs
    [InlineData(8_000, 1000)] // 10 µs
    [InlineData(4_000, 500)]
    [InlineData(2_000, 250)]
    public void The_low_frequency_section_is_the_first_half_of_what_is_filled_ten_nanoseconds_a_sample(int filledBytes, int samples)
    {
        var section = Read(SmallRoper.Low, SmallRoper.Low.Record(First, 1, filledBytes, n => n < filledBytes / 8 ? n + 1 : -1e6f, 1, 2, 3), 1);

        Assert.Equal(samples, section.Echo.Width);
        Assert.Equal(Enumerable.Range(1, samples).Select(n => (float)n), section.Echo.Row(0).ToArray().Select(sample => sample.Value));
        Assert.Equal(10, section.SamplingIntervalNs);
    }

    [Fact]
    public void Low_frequency_numbers_that_are_no_parts_are_samples_themselves()
    {
        var raw = SmallRoper.Low with { Content = "LF_Raw_Data" };

        var section = Read(raw, raw.Record(First, 1, 12_000, n => n, 1, 2, 3), 1);

        Assert.Equal((3000, 5), (section.Echo.Width, section.SamplingIntervalNs));
        Assert.Equal(2999, section.Echo.Row(0)[2999].Value);
    }

    [Fact]
    public void A_length_that_says_nothing_leaves_the_whole_echo()
    {
        var section = Read(SmallRoper.High, SmallRoper.High.Record(First, 1, 0xFFFF, n => n, 1, 2, 3), 1);

        Assert.Equal(2048, section.Echo.Width);
    }

    [Fact]
    public void Counts_stored_the_other_way_round_are_read_by_the_times_they_make()
    {
        var record = SmallRoper.High.Record(First, 1, 4096, n => n, 1, 2, 3);
        record.AsSpan(4, 4).Reverse();
        record.AsSpan(8, 2).Reverse();
        record.AsSpan(16, 2).Reverse();

        var section = Read(SmallRoper.High, record, 1);

        Assert.Equal("2021-05-25T04:20:00.081Z", section.Traces[0].Time.ToUtcText());
        Assert.Equal(512, section.Echo.Width);
    }

    [Fact]
    public void Echoes_stored_the_other_way_round_are_read_by_the_numbers_they_make()
    {
        var record = SmallRoper.High.Record(First, 1, 16384, n => 1.5f + n, 1, 2, 3);
        for (var at = SmallRoper.Before; at < SmallRoper.Before + SmallRoper.High.EchoBytes; at += 4)
        {
            record.AsSpan(at, 4).Reverse();
        }

        Assert.Equal([1.5f, 3.5f], Read(SmallRoper.High, record, 1).Echo.Row(0)[..2].ToArray().Select(sample => sample.Value));
    }

    [Fact]
    public void Another_word_of_synchronisation_is_found_by_itself()
    {
        var other = SmallRoper.High with { Sync = "146F3333" };

        var section = Read(other, [.. Enumerable.Range(0, 4).SelectMany(i => other.Record(First.AddSeconds(i), i, 16384, n => n, 1, 2, 3))], 4);

        Assert.Equal([0, 1, 2, 3], section.Traces.Select(trace => trace.Channel1Count));
    }

    [Fact]
    public void A_clock_from_another_origin_leaves_the_labels_period_shared_by_the_records()
    {
        var section = Read(SmallRoper.High, [.. SmallRoper.High.Record(new(2040, 1, 1, 0, 0, 0, DateTimeKind.Utc), 1, 16384, n => n, 1, 2, 3), .. SmallRoper.High.Record(new(2040, 1, 1, 0, 0, 1, DateTimeKind.Utc), 2, 16384, n => n, 1, 2, 3)], 2);

        Assert.Equal(["2021-05-25T04:20:01.081Z", "2021-05-25T04:32:43.619Z"], section.Traces.Select(trace => trace.Time.ToUtcText()));
    }

    [Fact]
    public void The_files_true_length_counts_and_not_the_labels_records()
    {
        var record = SmallRoper.Low.Record(First, 1, 12_000, n => n, 1, 2, 3);

        Assert.Equal(5, Read(SmallRoper.Low, [.. Enumerable.Repeat(record, 5).SelectMany(bytes => bytes)], 3).Traces.Count);
        Assert.Equal(2, Read(SmallRoper.Low, [.. Enumerable.Repeat(record, 3).SelectMany(bytes => bytes).SkipLast(7)], 3).Traces.Count);
    }

    static Radargram Read(SmallRoper radar, byte[] data, int records)
    {
        using var archive = new SmallLabel();
        return (Radargram)ArchiveFolder.ReadFile(archive.Add(radar.Name, radar.Label(records), data));
    }

    static (double, double, double) Degrees((double Pitch, double Roll, double Yaw) angles) =>
        (Math.Round(angles.Pitch * 180 / Math.PI, 6), Math.Round(angles.Roll * 180 / Math.PI, 6), Math.Round(angles.Yaw * 180 / Math.PI, 6));
}
