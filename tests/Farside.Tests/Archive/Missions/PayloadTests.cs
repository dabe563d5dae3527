using System.Buffers.Binary;
using System.Text;
using Farside.Archive.Store;
using Farside.Core.Measurements;

namespace Farside.Tests.Archive.Missions;

/// <summary>Payloads whose real labels nobody has published: read from whatever a label says, and never called verified.</summary>
public class PayloadTests
{
    const string Dose = "CE4_GRAS_LND-TID_SCI_P_20240305011500_20240316080000_0065_B.2A";
    const string Swir = "CE4_GRAS_VNIS-SD_SCI_N_20250729024000_20250729042000_0357_B.2B";
    const string Cube = "CE4_GRAS_VNIS-VD_SCI_N_20250722010000_20250722023500_0356_B.2B";
    const string Radio = "CE4_GRAS_LFRS-TR_SCI_P_20190103162200_20190103174300_0001_B.2C";

    internal const string DoseFields = """
        <Table_Character><offset>0</offset><records>2</records><record_delimiter>Line-Feed</record_delimiter><Record_Character><fields>2</fields><groups>1</groups><record_length>40</record_length>
        <Field_Character><name>TIME</name><field_location>1</field_location><data_type>ASCII_String</data_type><field_length>24</field_length></Field_Character>
        <Field_Character><name>DOSE</name><field_location>26</field_location><data_type>ASCII_Real</data_type><field_length>6</field_length><unit>uGy/h</unit></Field_Character>
        <Group_Field_Character><repetitions>2</repetitions><fields>1</fields><groups>0</groups><group_location>33</group_location><group_length>8</group_length>
        <Field_Character><name>LET</name><field_location>1</field_location><data_type>ASCII_Real</data_type><field_length>4</field_length></Field_Character></Group_Field_Character>
        </Record_Character></Table_Character>
        """;

    [Fact]
    public void Columns_split_at_white_space_and_repeated_names_are_numbered()
    {
        var table = Assert.IsType<MeasuredTable>(Read(Dose, "", DoseFields, "2024-03-05T01:15:00.000Z   13.1 1.5     2e1\n2024-03-05T01:16:00.000Z 12.95  None 4\n"u8.ToArray()));

        Assert.Equal(["TIME", "DOSE", "LET", "LET_2"], table.Columns.Select(column => column.Name));
        Assert.Equal([13.1, 12.95], table.Columns[1].Numbers!);
        Assert.Equal([1.5, double.NaN], table.Columns[2].Numbers!);
        Assert.Equal([20, 4], table.Columns[3].Numbers!);
        Assert.Equal("uGy/h", table.Columns[1].Unit);
        Assert.Equal("2024-03-05T01:16:00.000Z", table.Columns[0].Texts![1]);
        Assert.False(table.Observation.IsVerified);
        Assert.Superset(new HashSet<string> { "unseen-label", "white-space-columns" }, table.Observation.Repairs.Select(repair => repair.Rule).ToHashSet());
    }

    [Fact]
    public void A_record_that_leaves_out_its_line_end_is_as_long_as_its_line()
    {
        // As the real spectrum's label has it: 57 letters, lines of 58 bytes, and the label says carriage return besides.
        const string Fields = """
            <Table_Character><offset>0</offset><records>3</records><record_delimiter>Carriage-Return Line-Feed</record_delimiter><Record_Character><fields>2</fields><groups>0</groups><record_length>9</record_length>
            <Field_Character><name>band</name><field_location>1</field_location><data_type>ASCII_Integer</data_type><field_length>3</field_length></Field_Character>
            <Field_Character><name>Spectrum_data1</name><field_location>5</field_location><data_type>ASCII_Real</data_type><field_length>5</field_length></Field_Character>
            </Record_Character></Table_Character>
            """;
        using var archive = new SmallLabel();
        var label = archive.Add(Swir, SmallLabel.Xml(Swir, "", Fields), "  0 1.5e2\n  1 2.5e2\n  2 3.5e2\n"u8.ToArray());

        var document = Farside.Archive.Missions.MissionLabel.Open(label);

        Assert.Contains(document.Repairs, repair => repair is { Rule: "line-end-outside-record", Found: "9" });
        Assert.DoesNotContain(document.Repairs, repair => repair.Rule is "unreadable-number" or "truncated-data" or "surplus-data");
        Assert.Equal("10", document.Root.At("File_Area_Observational/Table_Character/Record_Character/record_length")!.Text);
    }

    [Fact]
    public void Text_that_is_not_utf_8_is_read_leniently_and_noted()
    {
        var text = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes("2024-03-05T01:15:00.000Z 13.1 正常 2\n2024-03-05T01:16:00.000Z 13.2 正常 3\n");

        var table = Assert.IsType<MeasuredTable>(Read(Dose, "", DoseFields, text));

        Assert.Equal("正常", table.Columns[2].Texts![0]);
        Assert.Contains(table.Observation.Repairs, repair => repair is { Rule: "table-text-encoding", Used: "gb18030" });
    }

    [Theory]
    [InlineData("2024-03-05T01:15:00.000Z 13.1 1.5 2\n2024-03-05T01:16:00.000Z 12.95 1 4\n", false)]
    [InlineData("2024-03-05T01:15:00.000Z      13.1      1.5      2\n", true)]
    public void Text_is_truncated_when_lines_are_missing_not_when_they_are_narrower_than_the_label_says(string text, bool isTruncated)
    {
        var repairs = Read(Dose, "", DoseFields, Encoding.ASCII.GetBytes(text)).Observation.Repairs;

        Assert.Equal(isTruncated, repairs.Any(repair => repair.Rule is "truncated-data"));
        Assert.DoesNotContain(repairs, repair => repair.Rule is "false-file-size" or "surplus-data");
    }

    [Fact]
    public void A_short_wave_spectrum_has_its_radiance_by_wavelength()
    {
        var rows = string.Concat(Enumerable.Range(0, 300).Select(i => FormattableString.Invariant($"2025-07-29T02:40:00.000Z {i + 1}  13.2   25.5 {0.5 + (i * 0.001):F4} 0\n")));
        const string Sun = "<Angle_Pointing_Results><solar><incidence_angle>64.412</incidence_angle><azimuth_angle>80.5</azimuth_angle></solar><center_point><incidence_angle>45.55656</incidence_angle><azimuth_angle>124.061609</azimuth_angle><phase_angle>54.49017</phase_angle></center_point></Angle_Pointing_Results>";

        var spectrum = Assert.IsType<Spectrum>(Read(Swir, Sun, "<Table_Character><offset>0</offset><records>300</records><record_delimiter>Line-Feed</record_delimiter><Record_Character><record_length>60</record_length></Record_Character></Table_Character>", Encoding.ASCII.GetBytes(rows)));

        Assert.Equal((900, 2395, 300), (spectrum.WavelengthsNm[0], spectrum.WavelengthsNm[^1], spectrum.Values.Length));
        Assert.Equal(0.5 + (299 * 0.001), spectrum.Values[299], 12);
        Assert.Equal("radiance", spectrum.Quantity);
        Assert.Equal(25.588, spectrum.Sun!.Value.Elevation.Degrees, 9);
        Assert.Equal((45.55656, 124.061609, 54.49017), (Math.Round(spectrum.View!.Value.Emission.Degrees, 9), Math.Round(spectrum.View.Value.Azimuth.Degrees, 9), Math.Round(spectrum.View.Value.Phase.Degrees, 9)));
        Assert.True(spectrum.Observation.IsVerified);
    }

    [Fact]
    public void A_cube_keeps_its_bands_slowest()
    {
        var data = new byte[2 * 3 * 4 * 4];
        for (var i = 0; i < 24; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(data.AsSpan(i * 4), i);
        }

        var cube = Assert.IsType<SpectralCube>(Read(Cube, "", SmallLabel.Array("IEEE754LSBSingle", ("Band", 2), ("Line", 3), ("Sample", 4)), data));

        Assert.Equal((2, 3, 4), (cube.Bands, cube.Lines, cube.SamplesPerLine));
        Assert.Equal(((1 * 3) + 2) * 4 + 3, cube.Values[(((1 * 3) + 2) * 4) + 3]);
        Assert.Equal([450, 455], cube.WavelengthsNm);
        Assert.True(cube.Observation.IsVerified);
    }

    [Fact]
    public void A_radio_record_gives_the_sun_the_quality_and_a_channel_at_each_frequency()
    {
        var record = new byte[8287];
        BinaryPrimitives.WriteSingleBigEndian(record.AsSpan(76), 12.5f);
        BinaryPrimitives.WriteSingleBigEndian(record.AsSpan(80), 288f);
        BinaryPrimitives.WriteSingleBigEndian(record.AsSpan(94 + (4 * 2047)), -95f);
        record[8286] = 1;

        var table = Assert.IsType<MeasuredTable>(Read(Radio, "<Instrument_Parm><bands unit=\"MHz\">0.1-2</bands></Instrument_Parm>", "", record));

        Assert.Equal([12.5, 288, 1, -95], new[] { 0, 1, 2, 2050 }.Select(column => table.Columns[column].Numbers![0]));
        Assert.Equal(("0.1 MHz", "2 MHz"), (table.Columns[3].Name, table.Columns[2050].Name));
        Assert.False(table.Observation.IsVerified);
    }

    static Measurement Read(string name, string mission, string fileArea, byte[] data)
    {
        using var archive = new SmallLabel();
        archive.Add(name, SmallLabel.Xml(name, mission, fileArea), data);
        var folder = ArchiveFolder.Open(archive.Folder);
        return folder.Read(Assert.Single(folder.Entries));
    }
}
