using Farside.Archive.Store;
using Farside.Tests.Archive.Missions;

namespace Farside.Tests.Archive.Store;

/// <summary>The Sun of labels against the sky; the values are printed in real labels.</summary>
public sealed class SunCheckTests : IDisposable
{
    const string Vnis = "CE4_GRAS_VNIS-SD_SCI_N_20200716031001_20200716100000_0136_B.2B";

    // From the label of sequence 0136 (CooperZZX/Deriving-CE-4-Spectra).
    const string VnisMission = """
        <Rover_LocationXYZ><x unit="m">-287.522263</x><y unit="m">127.291501</y><z unit="m">-1.736713</z></Rover_LocationXYZ>
        <Angle_Pointing_Results><center_point><incidence_angle>45.556560</incidence_angle><azimuth_angle>124.061609</azimuth_angle></center_point>
          <solar><incidence_angle unit="deg">64.445082</incidence_angle><azimuth_angle unit="deg">59.709439</azimuth_angle></solar></Angle_Pointing_Results>
        """;

    readonly SmallLabel _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public void Two_real_labels_agree_with_the_sky()
    {
        _archive.Add(SmallLabel.Tcam, SmallLabel.Xml(SmallLabel.Tcam, SmallLabel.TcamMission, ""));
        _archive.Add(Vnis, SmallLabel.Xml(Vnis, VnisMission, "", "2020-07-16T08:17:04.170Z", "2020-07-16T08:22:45.432Z"));

        Assert.Empty(Check().SunDisagreements);
    }

    [Theory]
    [InlineData("2019-01-11T20:27:09.000Z")] // a zone of half an hour
    [InlineData("2019-01-12T03:57:09.000Z")] // Beijing time
    [InlineData("2019-01-11T19:57:09.000Z", "72.938297", "62.938297")] // a slip of one digit
    [InlineData("2019-02-11T19:57:09.000Z")] // a month later: night
    public void A_label_whose_time_or_sun_is_wrong_is_named_and_still_counts_as_usable(string start, string from = "x", string to = "x")
    {
        _archive.Add(SmallLabel.Tcam, SmallLabel.Xml(SmallLabel.Tcam, SmallLabel.TcamMission.Replace(from, to, StringComparison.Ordinal), SmallLabel.Array("UnsignedByte", ("Line", 1), ("Sample", 1)), start), [0]);

        var report = Check();

        Assert.StartsWith(SmallLabel.Tcam + ": its Sun stands at azimuth 288.44°", Assert.Single(report.SunDisagreements), StringComparison.Ordinal);
        Assert.Equal(("sun-disagrees", "doubt", 1), (report.Rules[0].Rule, report.Rules[0].Weight, report.Rules[0].Products));
        Assert.Equal(0, report.ExitCode);
    }

    [Fact]
    public void A_label_without_a_sun_or_without_a_time_is_not_judged()
    {
        _archive.Add(SmallLabel.PcamC, SmallLabel.Xml(SmallLabel.PcamC, "<sequence_id>0067</sequence_id>", ""));
        _archive.Add(SmallLabel.Lcam, SmallLabel.Xml(SmallLabel.Lcam, SmallLabel.TcamMission.Replace("solar_incidence_angel>72.938297", "solar_incidence_angel>None", StringComparison.Ordinal), ""));

        Assert.Empty(Check().SunDisagreements);
    }

    [SkippableFact]
    public void No_real_label_is_named() => Assert.Empty(ArchiveCheck.Run(ArchiveFolder.Open(SharedData.Require("ce4"))).SunDisagreements);

    ArchiveReport Check() => ArchiveCheck.Run(ArchiveFolder.Open(_archive.Folder));
}
