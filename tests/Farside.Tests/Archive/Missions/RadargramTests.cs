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
}
