using System.Text;
using Farside.Archive.Labels;
using Farside.Archive.Missions;
using Farside.Core.Measurements;
using Farside.Core.Records;

namespace Farside.Tests.Archive.Missions;

public class RepairTests
{
    static readonly string Grey = SmallLabel.Array("UnsignedByte", ("Line", 32), ("Sample", 4));

    [Fact]
    public void A_comma_in_the_schema_location_is_noted_and_nothing_is_resolved() => Assert.Equal("nothing: schemas are not resolved", Fired("comma-schema-location", Tcam()).Used);

    [Fact]
    public void A_file_name_in_place_of_a_urn_identifies_the_product() => Assert.Equal(SmallLabel.Tcam, Fired("identifier-not-a-urn", Tcam()).Found);

    [Fact]
    public void None_and_a_stroke_mean_nothing()
    {
        var document = Open(Tcam("<Work_Mode_Parm><work_mode>/</work_mode></Work_Mode_Parm>"));

        Assert.Equal(["None", "/"], document.Repairs.Where(repair => repair.Rule is "none-means-nothing").Select(repair => repair.Found));
        Assert.Equal("", document.Root.Find("work_mode")!.Text);
        Assert.Equal("", document.Root.Find("Reference_List")!.Text);
    }

    [Fact]
    public void Misspelt_elements_are_found_under_their_right_names()
    {
        var document = Open(Tcam());

        Assert.Equal(-0.248344, double.Parse(document.Root.Find("principal_point_coordinate")!.Child("x0")!.Text, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("-30.000000", document.Root.Find("mast_angle_pitch")!.Text);
        Assert.Equal("72.938297", document.Root.Find("lander_solar_incidence_angle")!.Text);
        Assert.Equal(4, document.Repairs.Count(repair => repair.Rule is "misspelt-names"));
    }

    [Fact]
    public void The_rovers_mast_angles_get_the_landers_names()
    {
        var document = Open((SmallLabel.PcamC, "<Rotation_Angle><pitch>-23.907715</pitch><yawing>-12.898743</yawing><description>Mast_Pointing_Instrument</description></Rotation_Angle>", SmallLabel.Array("UnsignedLSB2", ("Line", 2), ("Sample", 2))));

        Assert.Equal(("-23.907715", "-12.898743"), (document.Root.Find("mast_angle_pitch")!.Text, document.Root.Find("mast_angle_yaw")!.Text));
    }

    [Fact]
    public void A_modification_date_older_than_the_data_is_not_used() => Assert.Equal("2019-01-03", Fired("constant-metadata", Tcam()).Found);

    [Fact]
    public void A_false_file_size_gives_way_to_the_axes()
    {
        var repair = Fired("false-file-size", (SmallLabel.Lcam, "", Grey), xml => xml.Replace("<local_identifier>None</local_identifier>", "<file_size>1323302912</file_size>", StringComparison.Ordinal));

        Assert.Equal(("1323302912", "128"), (repair.Found, repair.Used));
    }

    [Fact]
    public void Truncated_data_keep_their_whole_lines_and_the_cameras_centre()
    {
        using var archive = new SmallLabel();
        var whole = SmallLabel.Xml(SmallLabel.Tcam, SmallLabel.TcamMission, SmallLabel.Array("UnsignedByte", ("Line", 8), ("Sample", 4), ("Band", 3)));
        archive.Add(SmallLabel.Tcam, whole, new byte[12 * 5 + 7]);

        var document = MissionLabel.Open(Path.Combine(archive.Folder, SmallLabel.Tcam + "L"));
        var frame = (Frame)MissionReader.Read(document)!;

        Assert.Contains(document.Repairs, repair => repair is { Rule: "truncated-data", Used: "5" } && repair.Found.Contains("67 of 96 bytes", StringComparison.Ordinal));
        Assert.Equal((4, 5), (frame.Samples.Width, frame.Samples.Height));
        Assert.Equal(8, frame.Camera!.Height);
        Assert.Equal(5, Assert.IsType<ArrayStructure>(document.Structures[0]).Axes[0].Length);
    }

    [Fact]
    public void Data_without_one_whole_line_are_refused()
    {
        using var archive = new SmallLabel();
        var path = archive.Add(SmallLabel.Lcam, SmallLabel.Xml(SmallLabel.Lcam, "", Grey), [1, 2, 3]);

        Assert.Throws<LabelException>(() => MissionReader.Read(MissionLabel.Open(path)));
    }

    [Fact]
    public void A_planned_period_in_the_name_gives_way_to_the_label()
    {
        var repair = Fired("planned-name-times", (SmallRadar.Name, null, ""), _ => SmallRadar.Label(0));

        Assert.Equal("2023-12-16T07:50:01.000Z to 2023-12-17T06:55:00.000Z", repair.Found);
        Assert.Equal("2023-12-16T07:56:00.330Z to 2023-12-16T08:06:40.590Z", repair.Used);
    }

    [Fact]
    public void The_landers_position_keeps_its_own_name() => Assert.Contains("'label'", Fired("lander-position-frame", Tcam()).Used, StringComparison.Ordinal);

    [Fact]
    public void A_principal_point_in_pixels_becomes_millimetres_from_the_centre()
    {
        const string Mission = """<Instrument_Parm><focal_length unit="mm">8.550000</focal_length><pixel_size unit="micrometer">6.7</pixel_size><principle_point_coordinate><x0 unit="pixel">478.629870</x0><y0 unit="pixel">513.093420</y0></principle_point_coordinate></Instrument_Parm>""";
        var document = Open((SmallLabel.Lcam, Mission, SmallLabel.Array("UnsignedByte", ("Line", 1024), ("Sample", 1024))));

        var camera = MissionReader.ReadGeometry(document)!.Camera!;

        Assert.Contains(document.Repairs, repair => repair.Rule is "principal-point-in-pixels");
        Assert.Equal(478.629870, camera.PrincipalColumn, 6);
        Assert.Equal(513.093420, camera.PrincipalRow, 6);
        Assert.Equal(8550 / 6.7, camera.FocalLengthPx, 6);
    }

    [Fact]
    public void Without_a_unit_a_principal_point_beyond_ten_is_a_pixel_number()
    {
        var point = (string value) => $"<Instrument_Parm><pixel_size>6.7</pixel_size><principle_point_coordinate><x0>{value}</x0><y0>{value}</y0></principle_point_coordinate></Instrument_Parm>";

        Assert.Contains(Open((SmallLabel.Lcam, point("500"), Grey)).Repairs, repair => repair.Rule is "principal-point-in-pixels");
        Assert.DoesNotContain(Open((SmallLabel.Lcam, point("0.5"), Grey)).Repairs, repair => repair.Rule is "principal-point-in-pixels");
    }

    [Fact]
    public void Landing_frames_of_one_second_are_ordered_by_their_number() => Assert.Equal("the frame number as order", Fired("whole-second-times", (SmallLabel.Lcam, "", Grey)).Used);

    [Fact]
    public void A_white_landing_frame_is_marked_and_a_grey_one_is_not()
    {
        Assert.Contains("100 % of the samples", Fired("saturated-frame", (SmallLabel.Lcam, "", Grey), data: Enumerable.Repeat((byte)255, 128).ToArray()).Found, StringComparison.Ordinal);
        Assert.DoesNotContain(Open((SmallLabel.Lcam, "", Grey), data: new byte[128]).Repairs, repair => repair.Rule is "saturated-frame");
    }

    [Fact]
    public void The_rovers_vectors_are_taken_as_east_north_up() =>
        Assert.Equal("east, north, up at the rover", Fired("rover-vector-frame", Pcam("<Vector_Cartesian_3_Pointing><reference_frame>ROVER_COORDINATE_SYSTEM</reference_frame></Vector_Cartesian_3_Pointing>")).Used);

    [Theory]
    [InlineData(SmallLabel.PcamQ, 864, 1176, "7.4", true)]
    [InlineData(SmallLabel.PcamQ, 864, 1176, "14.8", false)]
    [InlineData(SmallLabel.PcamC, 1728, 2352, "7.4", false)]
    public void A_binned_frame_has_pixels_twice_the_detectors(string name, int lines, int samples, string stated, bool isDoubled)
    {
        var document = Open((name, $"<Instrument_Parm><focal_length>50.0</focal_length><pixel_size>{stated}</pixel_size></Instrument_Parm>", SmallLabel.Array("UnsignedLSB2", ("Line", lines), ("Sample", samples))));

        Assert.Equal(isDoubled, document.Repairs.Any(repair => repair.Rule is "binned-pixel-size"));
        Assert.Equal(50_000 / (name == SmallLabel.PcamQ ? 14.8 : 7.4), MissionReader.ReadGeometry(document)!.Camera!.FocalLengthPx, 6);
    }

    [Theory]
    [InlineData("-23.907715")]
    [InlineData("-0.087891")]
    [InlineData("12.876762")]
    [InlineData("-35.883545")]
    [InlineData("0.109870")]
    [InlineData("-29.906616")]
    [InlineData("-49.924927")]
    public void Real_mast_angles_are_steps_of_a_fourteen_bit_encoder(string angle) =>
        Assert.Equal(angle, Fired("encoder-angles", Pcam($"<Rotation_Angle><pitch>{angle}</pitch></Rotation_Angle>")).Found);

    [Fact]
    public void The_encoder_count_of_a_real_angle_is_the_published_one() =>
        Assert.Contains($"encoder count {16383 - 587} of 16383", Fired("encoder-angles", Pcam("<Rotation_Angle><yawing>-12.898743</yawing></Rotation_Angle>")).Used, StringComparison.Ordinal);

    [Fact]
    public void A_nearly_black_rover_frame_is_marked() =>
        Assert.Equal("6.201889", Fired("dark-frame", Pcam(""), xml => xml.Replace("</Array_2D_Image>", "<Object_Statistics><mean>6.201889</mean></Object_Statistics></Array_2D_Image>", StringComparison.Ordinal)).Found);

    [Fact]
    public void A_payload_whose_label_nobody_has_seen_is_marked() =>
        Assert.Contains(Open(("CE4_GRAS_LND-TID_SCI_P_20240305011500_20240316080000_0065_B.2A", "<instrument_id>LND</instrument_id>", "")).Repairs, repair => repair is { Rule: "unseen-label", Found: "LND" });

    [Theory]
    [InlineData("CE4_GRAS_LFRS-TR_SCI_P_20190506000000_20190506235959_0124_A.2C", "day of the mission, 2019-01-03 = 0001")]
    [InlineData("CE4_GRAS_LFRS-TR_SCI_P_20210510013000_20210510140000_0167_B.2C", "working period")]
    public void The_radios_two_ways_of_counting_are_told_apart(string name, string meaning) => Assert.Equal(meaning, Fired("lfrs-numbering", (name, "", "")).Used);

    [Fact]
    public void A_label_without_its_data_is_said_to_be_alone() =>
        Assert.Contains(Open(Tcam(), data: null).Repairs, repair => repair is { Rule: "missing-companion", Used: "the label alone, no samples" });

    [Fact]
    public void A_numbered_copy_finds_the_data_that_bear_its_own_name()
    {
        using var archive = new SmallLabel();
        var path = archive.Add("TCAM (1).2C", SmallLabel.Xml(SmallLabel.Tcam, "", SmallLabel.Array("UnsignedByte", ("Line", 2), ("Sample", 2), ("Band", 3))), new byte[12]);

        var document = MissionLabel.Open(path);

        Assert.Contains(document.Repairs, repair => repair is { Rule: "missing-companion", Used: "TCAM (1).2C" });
        Assert.Contains(document.Repairs, repair => repair is { Rule: "renamed-product", Found: "TCAM (1).2CL" });
        Assert.Equal(path[..^1], document.Structures[0].DataPath);
    }

    [Theory]
    [InlineData("lpr-valid-length-byte-order", "VALID_DATA_LENGTH/data_type", "UnsignedLSB2", "UnsignedMSB2")]
    [InlineData("lpr-reference-point-byte-order", "REFERENCE_POINT_XPOSITION/data_type", "IEEE754MSBSingle", "IEEE754LSBSingle")]
    [InlineData("lpr-attitude-radians", "ATT_PITCHING/unit", "deg", "rad")]
    [InlineData("unsigned-byte-strings", "FRAME_IDENTIFICATION/data_type", "UnsignedByte of 4 bytes", "UnsignedBitString")]
    [InlineData("field-format-none", "Record_Binary/*/field_format", "None in 22 fields", "no format")]
    [InlineData("lpr-no-navigation", "XPOSITION … ATT_YAWING", "all zero in 1 of 3 records", "position unknown")]
    [InlineData("lpr-velocity-unset", "VELOCITY", "0 in every record", "velocity unknown")]
    [InlineData("lpr-last-record-mode", "RADAR_WORKING_MODE", "00 in record 2, the last", "the record is kept: not an error")]
    [InlineData("lpr-empty-antenna-height", "Observation_Area/Mission_Area/Instrument_Parm/antenna_height", "/", "unknown")]
    public void Every_departure_of_the_radars_records_is_mended(string rule, string element, string found, string used)
    {
        var repair = Fired(rule, (SmallRadar.Name, null, ""), _ => SmallRadar.Label(3), [.. SmallRadar.Records.SelectMany(record => record)]);

        Assert.Equal((element, found, used), (repair.Element, repair.Found, repair.Used));
        Assert.NotEmpty(repair.Source);
    }

    [Fact]
    public void A_field_of_the_mended_radar_label_reads_through_its_structure_as_the_reference_says()
    {
        using var archive = new SmallLabel();
        var path = archive.Add(SmallRadar.Name, SmallRadar.Label(3), [.. SmallRadar.Records.SelectMany(record => record)]);

        using var reader = new TableReader(Assert.IsType<TableStructure>(MissionLabel.Open(path).Structures[0]));

        Assert.Equal(-736.76086, reader.Column("REFERENCE_POINT_XPOSITION")[0], 4);
        Assert.Equal([32768, 32768, 32768], reader.Column("VALID_DATA_LENGTH"));
    }

    [Fact]
    public void Comments_of_third_parties_are_passed_over() =>
        Assert.Equal("0009", Open(Tcam(), xml => xml.Replace("<Mission_Area>", "<Mission_Area> <!-- 観測座標 -->", StringComparison.Ordinal)).Root.Find("sequence_id")!.Text);

    [Fact]
    public void A_label_in_chinese_of_another_encoding_reads()
    {
        using var archive = new SmallLabel();
        var xml = SmallLabel.Xml(SmallLabel.Lcam, "<instrument_name>降落相机</instrument_name>", Grey);
        var path = archive.Add(SmallLabel.Lcam, "", new byte[128]);
        File.WriteAllBytes(path, CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(xml));

        Assert.Equal("降落相机", MissionLabel.Open(path).Root.Find("instrument_name")!.Text);
    }

    static (string Name, string? Mission, string FileArea) Tcam(string more = "") => (SmallLabel.Tcam, SmallLabel.TcamMission + more, SmallLabel.Array("UnsignedByte", ("Line", 8), ("Sample", 4), ("Band", 3)));

    static (string Name, string? Mission, string FileArea) Pcam(string mission) => (SmallLabel.PcamC, mission, SmallLabel.Array("UnsignedLSB2", ("Line", 2), ("Sample", 2)));

    static Repair Fired(string rule, (string Name, string? Mission, string FileArea) label, Func<string, string>? edit = null, byte[]? data = null) =>
        Open(label, edit, data).Repairs.First(repair => repair.Rule == rule);

    static LabelDocument Open((string Name, string? Mission, string FileArea) label, Func<string, string>? edit = null, byte[]? data = null)
    {
        using var archive = new SmallLabel();
        var xml = SmallLabel.Xml(label.Name, label.Mission ?? "", label.FileArea);
        return MissionLabel.Open(archive.Add(label.Name, edit?.Invoke(xml) ?? xml, data));
    }
}
