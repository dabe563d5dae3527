using Farside.Archive.Missions;
using Farside.Archive.Store;
using Farside.Core.Measurements;
using Farside.Core.Time;

namespace Farside.Tests.Archive.Missions;

public class MissionTests
{
    [Fact]
    public void Every_fact_names_its_source() =>
        Assert.All(MissionRegistry.All.SelectMany(mission => mission.Instruments.Select(sheet => sheet.Facts).Prepend(mission.Facts)).SelectMany(sheet => sheet.Facts),
            fact => Assert.True(fact.Source.Length > 2, fact.Path));

    [Fact]
    public void Every_rule_a_data_file_names_exists_and_every_rule_is_named_by_one()
    {
        var named = MissionRegistry.All.SelectMany(mission => mission.Instruments.SelectMany(sheet => sheet.Rules).Concat(mission.Rules)).ToHashSet();

        Assert.Equal(MissionRules.All.Keys.Order(), named.Order());
    }

    [Fact]
    public void Both_published_lander_positions_are_kept_and_lie_415_m_apart()
    {
        var mission = MissionRegistry.Find("ce4")!;
        var (label, lro) = (mission.Sites["label"], mission.Sites["lro"]);

        const double RadiusM = 1_737_400;
        var north = (lro.Latitude.Radians - label.Latitude.Radians) * RadiusM;
        var east = (lro.Longitude.Radians - label.Longitude.Radians) * RadiusM * Math.Cos(label.Latitude.Radians);

        Assert.Equal(415, Math.Sqrt((north * north) + (east * east)), 0.5);
        Assert.Equal(label, mission.Origin);
        Assert.Equal((-5935, -5927), (label.HeightM, lro.HeightM));
    }

    [Theory]
    [InlineData("2019-01-03T02:26:00Z", 1)] // landing
    [InlineData("2019-01-20T00:00:00Z", 1)] // the first night belongs to the day before it
    [InlineData("2019-02-11T00:00:00Z", 2)]
    [InlineData("2019-11-21T09:03:00Z", 12)] // the lander wakes for its twelfth day
    [InlineData("2018-12-25T00:00:00Z", null)]
    [InlineData("2099-01-01T00:00:00Z", null)]
    public void Lunar_days_count_from_the_sunrise_before_the_landing(string time, int? day)
    {
        Assert.True(Epoch.TryParseUtc(time, out var epoch));

        Assert.Equal(day, MissionRegistry.Find("ce4")!.LunarDay(epoch));
    }

    [Fact]
    public void Days_on_which_the_rover_worked_lie_in_the_lunar_days_that_were_announced()
    {
        // Frames of sequences 0001, 0010, 0030, 0050, 0067 and 0097; the mission announced its lunar days 1, 2, 4, 8, 9 and 12 for those dates.
        string[] frames = ["2019-01-04T04:15:02Z", "2019-02-11T00:00:00Z", "2019-04-01T00:00:00Z", "2019-07-28T00:00:00Z", "2019-09-05T07:18:18Z", "2019-12-02T00:00:00Z"];

        var days = frames.Select(text => Epoch.TryParseUtc(text, out var time) ? MissionRegistry.Find("ce4")!.LunarDay(time) : null);

        Assert.Equal([1, 2, 4, 8, 9, 12], days);
    }

    [Theory]
    [InlineData("LCAM", "1", 1024 * 1024)]
    [InlineData("TCAM", "I", 12_192_768)]
    [InlineData("PCAM", "C", 8_128_512)]
    [InlineData("PCAM", "Q", 2_032_128)]
    [InlineData("VNIS", "VD", 26_214_400)]
    public void Detector_sizes_make_the_published_file_sizes(string instrument, string mode, long bytes)
    {
        var sheet = MissionRegistry.Find("ce4")!.Instrument(instrument)!.Mode(mode);

        var sample = sheet.Text("sampleType") switch { "UnsignedByte" => 1, "UnsignedLSB2" => 2, _ => 4 };
        Assert.Equal(bytes, (long)sheet.Count("lines")! * sheet.Count("samples")!.Value * sheet.Count("bands")!.Value * sample);
    }

    [Fact]
    public void A_second_mission_costs_files_and_no_code()
    {
        const string Name = "CE5-L_GRAS_PCAML-I-008_SCI_N_20201202000000_20201202000000_0001_A.2B";
        using var archive = new SmallLabel();
        var path = archive.Add(Name, SmallLabel.Xml(Name, "", SmallLabel.Array("UnsignedLSB2", ("Line", 1), ("Sample", 2))), [1, 0, 2, 1]);

        var frame = Assert.IsType<Frame>(ArchiveFolder.ReadFile(path));

        Assert.Equal(("ce5", "PCAM", "I", "L"), (frame.Observation.Mission, frame.Observation.Instrument, frame.Observation.Mode, frame.Observation.Eye));
        Assert.Equal([1, 258], frame.Samples.Samples<ushort>().ToArray().Select(dn => (int)dn));
        Assert.False(frame.Observation.IsVerified);
    }
}
