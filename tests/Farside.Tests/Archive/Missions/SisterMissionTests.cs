using Farside.Archive.Missions;
using Farside.Archive.Portal;
using Farside.Archive.Store;
using Farside.Core;
using Farside.Core.Measurements;
using Farside.Core.Time;

namespace Farside.Tests.Archive.Missions;

/// <summary>What the neighbours' data files say, held against published sizes and dates.</summary>
public class SisterMissionTests
{
    [Fact]
    public void Five_landings_are_known_and_four_of_them_on_the_Moon() =>
        Assert.Equal([("ce3", true), ("ce4", true), ("ce5", true), ("ce6", true), ("hx1", false)], MissionRegistry.All.Select(mission => (mission.Name, mission.IsOnMoon)));

    [Theory]
    [InlineData("ce3", "2013-12-14T20:00:00Z", 1)] // the rover drove off that evening
    [InlineData("ce3", "2014-01-13T20:00:00Z", 2)] // after its first night
    [InlineData("ce5", "2020-12-02T00:00:00Z", 1)]
    [InlineData("ce6", "2024-06-03T12:00:00Z", 1)]
    [InlineData("hx1", "2021-05-25T04:20:00Z", null)]
    public void Lunar_days_count_on_the_Moon_and_nowhere_else(string mission, string time, int? day)
    {
        Assert.True(Epoch.TryParseUtc(time, out var epoch));

        Assert.Equal(day, MissionRegistry.Find(mission)!.LunarDay(epoch));
    }

    [Fact]
    public void A_mission_on_Mars_has_no_place_on_the_Moon_and_says_so_in_one_line()
    {
        var refusal = Assert.ThrowsAny<FarsideException>(() => MissionRegistry.Find("hx1")!.Origin);

        Assert.Equal("hx1: found a mission on Mars; expected one on the Moon. Farside's sky, lunar days and maps are the Moon's; that mission counts sols, which are its sequence numbers.", refusal.Message);
    }

    [Fact]
    public void Asking_for_a_lunar_day_of_a_mission_on_Mars_is_answered_with_sols()
    {
        var refusal = Assert.ThrowsAny<FarsideException>(() => new FetchSelection { Missions = ["hx1"], LunarDay = 1 }.RequireDays());

        Assert.Contains("counts sols on Mars", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reading_of_a_lander_radar_takes_its_layout_from_its_label_and_its_length_from_its_file()
    {
        const string Name = "CE5-L_GRAS_LRPR-A_SCI_N_20201130092304_20201130094032_0001_A.2B";
        using var archive = new SmallLabel();
        const string Table = "<Table_Binary><offset>0</offset><records>2</records><Record_Binary><record_length>20</record_length>"
            + "<Field_Binary><name>HEAD</name><field_location>1</field_location><data_type>UnsignedByte</data_type><field_length>4</field_length><field_format>None</field_format></Field_Binary>"
            + "<Group_Field_Binary><name>ECHO</name><repetitions>4</repetitions><group_location>5</group_location><group_length>16</group_length>"
            + "<Field_Binary><name>ECHO</name><field_location>1</field_location><data_type>SignedMSB4</data_type><field_length>4</field_length><field_format>None</field_format></Field_Binary></Group_Field_Binary></Record_Binary></Table_Binary>";
        byte[] record = [1, 2, 3, 4, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 1, 0, 255, 255, 255, 255];
        var path = archive.Add(Name, SmallLabel.Xml(Name, "", Table, "2020-11-30T09:23:04.000Z", "2020-11-30T09:40:32.000Z"), [.. record, .. record, .. record]);

        var section = Assert.IsType<Radargram>(ArchiveFolder.ReadFile(path));

        Assert.Equal((4, 3), (section.Echo.Width, section.Echo.Height));
        Assert.Equal([1f, 2, 256, -1], section.Echo.Row(2).ToArray().Select(sample => sample.Value));
        Assert.All(section.Traces, trace => Assert.Null(trace.Position));
        Assert.Equal("2020-11-30T09:23:04.000Z", section.Traces[0].Time.ToUtcText());
        Assert.False(section.Observation.IsVerified);
    }

    [Fact]
    public void A_mineral_spectrometers_table_reads_by_its_columns_names_whatever_widths_the_label_gives()
    {
        const string Name = "CE6-L_GRAS_LMS-N-D000_SCI_N_20240603141409_20240603142143_0023_A.2B";
        using var archive = new SmallLabel();
        const string Table = "<Table_Character><offset>0</offset><records>2</records><Record_Character><fields>2</fields><groups>0</groups><record_length>12</record_length>"
            + "<Field_Character><name>wavelength</name><field_location>1</field_location><data_type>ASCII_Real</data_type><field_length>4</field_length><unit>nm</unit></Field_Character>"
            + "<Field_Character><name>radiance</name><field_location>6</field_location><data_type>ASCII_Real</data_type><field_length>4</field_length></Field_Character></Record_Character></Table_Character>";
        var path = archive.Add(Name, SmallLabel.Xml(Name, "", Table, "2024-06-03T14:14:09.000Z"), "900.000   12.5\r\n905.000    7.25\r\n"u8.ToArray());

        var table = Assert.IsType<MeasuredTable>(ArchiveFolder.ReadFile(path));

        Assert.Equal(["wavelength", "radiance"], table.Columns.Select(column => column.Name));
        Assert.Equal([900.0, 905], table.Columns[0].Numbers!);
        Assert.Equal([12.5, 7.25], table.Columns[1].Numbers!);
    }

    [Theory]
    [InlineData("LCAM", 2016, 4_064_256)]
    [InlineData("LCAM", 630, 396_900)]
    public void The_later_landing_cameras_frames_are_square_roots_of_their_files(string instrument, int side, int bytes)
    {
        var mission = side == 2016 ? "ce5" : "ce6";

        Assert.Equal((side, side), (MissionRegistry.Find(mission)!.Instrument(instrument)!.Mode("1").Count("lines"), MissionRegistry.Find(mission)!.Instrument(instrument)!.Mode("1").Count("samples")));
        Assert.Equal(bytes, side * side);
    }
}
