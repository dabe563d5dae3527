using Farside.Archive.Labels;
using Farside.Archive.Store;
using Farside.Core.Measurements;

namespace Farside.Tests.Archive.Missions;

public class RadargramTests
{
    const string Real = "CE4_GRAS_LPR-1_SCI_N_20231216075001_20231217065500_0316_A.2B";

    [SkippableFact]
    public void The_real_sixty_megahertz_file_reads_as_its_reference_values_say()
    {
        var radargram = (Radargram)ArchiveFolder.ReadFile(SharedData.Require($"ce4/{Real}L"));

        Assert.Equal((8192, 101), (radargram.Echo.Width, radargram.Echo.Height));
        Assert.Equal("2023-12-16T07:56:00.330Z", radargram.Traces[0].Time.ToUtcText());
        Assert.Equal("2023-12-16T08:06:40.590Z", radargram.Traces[^1].Time.ToUtcText());
        Assert.Equal(2.5, radargram.SamplingIntervalNs);
        Assert.Equal(60, radargram.CentralFrequencyMhz);
        Assert.Null(radargram.AntennaHeightCm);
        Assert.Equal(-736.76086, radargram.ReferencePoint!.Value.X, 4);
        Assert.Equal(598.08899, radargram.ReferencePoint.Value.Y, 4);
        Assert.Equal(2.426017, radargram.ReferencePoint.Value.Z, 6);
        Assert.Equal(23, radargram.Traces.TakeWhile(trace => trace.Position is null).Count());
        Assert.All(radargram.Traces.Skip(23), trace => Assert.NotNull(trace.Position));

        // Record 23: 0.524902 m south, 2.676040 m west and 0.058471 m below the reference point.
        Assert.Equal(-736.76086 - 2.676040, radargram.Traces[23].Position!.Value.X, 4);
        Assert.Equal(598.08899 - 0.524902, radargram.Traces[23].Position!.Value.Y, 4);
        Assert.Equal(2.426017 - 0.058471, radargram.Traces[23].Position!.Value.Z, 4);
        Assert.Equal(-1.579386, radargram.Traces[23].AttitudeRad!.Value.Yaw, 6);
        Assert.Equal(3.061471, radargram.Traces[100].AttitudeRad!.Value.Yaw, 6);
        Assert.Equal((0xFF, 24, 228), (radargram.Traces[23].WorkingMode, radargram.Traces[23].Channel1Count, radargram.Traces[23].Channel2Count));
        Assert.Equal((0, 101, 959), (radargram.Traces[100].WorkingMode, radargram.Traces[100].Channel1Count, radargram.Traces[100].Channel2Count));
        Assert.Equal([-3494.1985f, -3856.0742f], radargram.Echo.Row(0)[..2].ToArray().Select(sample => sample.Value));
        Assert.Equal([-3360.9780f, -3723.8416f], radargram.Echo.Row(100)[..2].ToArray().Select(sample => sample.Value));
    }

    [Fact]
    public void The_real_records_say_when_where_and_how_the_rover_stood()
    {
        using var archive = new SmallLabel();
        archive.Add(SmallRadar.Name, SmallRadar.Label(3), [.. SmallRadar.Records.SelectMany(record => record)]);

        var radargram = Only(archive);

        Assert.Equal(["2023-12-16T07:56:00.330Z", "2023-12-16T07:58:27.805Z", "2023-12-16T08:06:40.590Z"], radargram.Traces.Select(trace => trace.Time.ToUtcText()));
        Assert.Null(radargram.Traces[0].Position);
        Assert.Null(radargram.Traces[0].AttitudeRad);
        Assert.Equal((0.037568, -0.033094, -1.579386), Rounded(radargram.Traces[1].AttitudeRad!.Value));
        Assert.Equal((-0.025752, 0.049344, 3.061471), Rounded(radargram.Traces[2].AttitudeRad!.Value));
        Assert.Equal((-736.76086 - 5.545010, 598.08899 - 0.466366, 2.426017 - 0.079504), (radargram.Traces[2].Position!.Value.X, radargram.Traces[2].Position!.Value.Y, radargram.Traces[2].Position!.Value.Z), Close);
        Assert.Equal([(0xFF, 1, 9), (0xFF, 24, 228), (0, 101, 959)], radargram.Traces.Select(trace => (trace.WorkingMode, trace.Channel1Count, trace.Channel2Count)));
        Assert.Equal([-3236.3552f, -3602.8940f], radargram.Echo.Row(1)[..2].ToArray().Select(sample => sample.Value));
        Assert.All(radargram.Traces, trace => Assert.Equal(0, trace.Quality));
    }

    [Fact]
    public void A_record_that_lost_bytes_is_left_out_and_reading_goes_on_at_the_next_sync_word()
    {
        using var archive = new SmallLabel();
        var records = SmallRadar.Records;
        archive.Add(SmallRadar.Name, SmallRadar.Label(4), [.. records[0], .. records[1][..100], .. records[1], .. records[2]]);

        var radargram = Only(archive);

        Assert.Equal([1, 24, 101], radargram.Traces.Select(trace => trace.Channel1Count));
        Assert.Contains(radargram.Observation.Repairs, repair => repair is { Rule: "lpr-lost-sync", Found: "100 bytes that belong to no record" });
    }

    [Fact]
    public void Rubbish_between_records_is_passed_over()
    {
        using var archive = new SmallLabel();
        var records = SmallRadar.Records;
        archive.Add(SmallRadar.Name, SmallRadar.Label(3), [.. records[0], .. new byte[500], .. records[1], .. records[2]]);

        var radargram = Only(archive);

        Assert.Equal([1, 24, 101], radargram.Traces.Select(trace => trace.Channel1Count));
        Assert.Contains(radargram.Observation.Repairs, repair => repair is { Rule: "lpr-lost-sync", Found: "500 bytes that belong to no record" });
    }

    [Fact]
    public void A_file_that_ends_within_a_record_gives_its_whole_ones()
    {
        using var archive = new SmallLabel();
        archive.Add(SmallRadar.Name, SmallRadar.Label(3), [.. SmallRadar.Records.SelectMany(record => record).SkipLast(1)]);

        var radargram = Only(archive);

        Assert.Equal(2, radargram.Echo.Height);
        Assert.Contains(radargram.Observation.Repairs, repair => repair is { Rule: "truncated-data", Used: "2" });
    }

    [Fact]
    public void A_release_that_stores_the_reference_point_as_its_label_says_is_read_so()
    {
        using var archive = new SmallLabel();
        var records = SmallRadar.Records;
        foreach (var record in records)
        {
            for (var field = 38; field < 62; field += 4)
            {
                record.AsSpan(field, 4).Reverse();
            }
        }

        archive.Add(SmallRadar.Name, SmallRadar.Label(3), [.. records.SelectMany(record => record)]);

        var radargram = Only(archive);

        Assert.Equal(-736.76086, radargram.ReferencePoint!.Value.X, 4);
        Assert.DoesNotContain(radargram.Observation.Repairs, repair => repair.Rule is "lpr-reference-point-byte-order");
    }

    [Fact]
    public void At_level_2A_records_have_no_reference_point_and_no_position_but_time_attitude_and_echo()
    {
        using var archive = new SmallLabel();
        var name = SmallRadar.Name.Replace("_A.2B", "_A.2A", StringComparison.Ordinal);
        var label = System.Text.RegularExpressions.Regex.Replace(SmallRadar.Label(3), "<Field_Binary><name>REFERENCE.*?</Field_Binary>", "");
        label = System.Text.RegularExpressions.Regex.Replace(label, "_location>(\\d+)<", match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) is >= 63 and var at ? $"_location>{at - 24}<" : match.Value);
        label = label.Replace("<record_length>139<", "<record_length>115<", StringComparison.Ordinal).Replace("_A.2B", "_A.2A", StringComparison.Ordinal);
        archive.Add(name, label, [.. SmallRadar.Records.SelectMany(record => record[..38].Concat(record[62..]))]);

        var radargram = Only(archive);

        Assert.Equal("2023-12-16T07:58:27.805Z", radargram.Traces[1].Time.ToUtcText());
        Assert.Null(radargram.ReferencePoint);
        Assert.Null(radargram.Traces[1].Position);
        Assert.Equal(-1.579386, radargram.Traces[1].AttitudeRad!.Value.Yaw, 6);
        Assert.Equal([-3236.3552f, -3602.8940f], radargram.Echo.Row(1)[..2].ToArray().Select(sample => sample.Value));
        Assert.Equal([1, 24, 101], radargram.Traces.Select(trace => trace.Channel1Count));
    }

    [Fact]
    public void Data_without_a_single_sync_word_are_refused()
    {
        using var archive = new SmallLabel();
        archive.Add(SmallRadar.Name, SmallRadar.Label(3), new byte[417]);

        var refusal = Assert.Throws<LabelException>(() => Only(archive));

        Assert.Contains("without a whole record; expected records of 139 bytes that begin 146F1111", refusal.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Every_departure_of_the_real_radar_label_is_named()
    {
        var radargram = (Radargram)ArchiveFolder.ReadFile(SharedData.Require($"ce4/{Real}L"));

        var fired = radargram.Observation.Repairs.Select(repair => repair.Rule).ToHashSet();

        Assert.Superset(new HashSet<string>
        {
            "comma-schema-location", "identifier-not-a-urn", "none-means-nothing", "constant-metadata", "planned-name-times", "lander-position-frame", "unsigned-byte-strings",
            "field-format-none", "lpr-reference-point-byte-order", "lpr-valid-length-byte-order", "lpr-attitude-radians", "lpr-no-navigation", "lpr-velocity-unset", "lpr-last-record-mode",
            "lpr-empty-antenna-height",
        }, fired);
    }

    static bool Close((double, double, double) a, (double, double, double) b) =>
        Math.Abs(a.Item1 - b.Item1) + Math.Abs(a.Item2 - b.Item2) + Math.Abs(a.Item3 - b.Item3) < 1e-4;

    static (double, double, double) Rounded((double Pitch, double Roll, double Yaw) angles) => (Math.Round(angles.Pitch, 6), Math.Round(angles.Roll, 6), Math.Round(angles.Yaw, 6));

    static Radargram Only(SmallLabel archive)
    {
        var folder = ArchiveFolder.Open(archive.Folder);
        return Assert.IsType<Radargram>(folder.Read(Assert.Single(folder.Entries)));
    }
}
