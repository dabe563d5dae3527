using System.Numerics;
using Farside.Archive.Labels;
using Farside.Archive.Pds4;

namespace Farside.Tests.Archive.Pds4;

public sealed class TableTests
{
    internal static string Field(string name, int location, string type, int length, string more = "") =>
        $"<Field_Binary><name>{name}</name><field_location unit=\"byte\">{location}</field_location><data_type>{type}</data_type><field_length unit=\"byte\">{length}</field_length>{more}</Field_Binary>";

    internal static string Binary(int recordLength, string records, params string[] fields) =>
        $"<Table_Binary><local_identifier>t</local_identifier><offset unit=\"byte\">0</offset>{records}<Record_Binary><record_length unit=\"byte\">{recordLength}</record_length>{string.Concat(fields)}</Record_Binary></Table_Binary>";

    [Fact]
    public void Groups_within_groups_count_once_with_all_repetitions()
    {
        // A record: one byte, then 2 × (one byte, 3 × one 16-bit number).
        var group = $"""
            <Group_Field_Binary><repetitions>2</repetitions><group_location unit="byte">2</group_location><group_length unit="byte">14</group_length>
            {Field("OUTER", 1, "UnsignedByte", 1)}
            <Group_Field_Binary><repetitions>3</repetitions><group_location unit="byte">2</group_location><group_length unit="byte">6</group_length>{Field("INNER", 1, "UnsignedMSB2", 2)}</Group_Field_Binary>
            </Group_Field_Binary>
            """;
        byte[] record = [9, 1, 0, 10, 0, 11, 0, 12, 2, 0, 20, 0, 21, 0, 22];
        using var folder = new LabelFolder().With(Binary(15, "<records>2</records>", Field("ALONE", 1, "UnsignedByte", 1), group), [.. record, .. record]);

        var fields = folder.Inspect().Fields!;

        Assert.Equal(["ALONE", "OUTER", "INNER"], fields.Select(field => field.Name));
        Assert.Equal([2L, 4, 12], fields.Select(field => field.Statistics!.Value.Count));
        Assert.Equal([10, 11, 12, 20, 21], fields[2].First.Select(value => (int)(BigInteger)value!));
        Assert.Equal([20, 21, 22], fields[2].Last.Select(value => (int)(BigInteger)value!));
    }

    [Fact]
    public void Bits_count_from_the_high_bit_of_the_first_byte()
    {
        var packed = """
            <Packed_Data_Fields><bit_fields>3</bit_fields>
            <Field_Bit><name>HIGH</name><start_bit_location>1</start_bit_location><stop_bit_location>3</stop_bit_location><data_type>UnsignedBitString</data_type></Field_Bit>
            <Field_Bit><name>ACROSS</name><start_bit_location>4</start_bit_location><stop_bit_location>12</stop_bit_location><data_type>UnsignedBitString</data_type></Field_Bit>
            <Field_Bit><name>SIGNED</name><start_bit_location>13</start_bit_location><stop_bit_location>16</stop_bit_location><data_type>SignedBitString</data_type></Field_Bit>
            </Packed_Data_Fields>
            """;
        // 101 110011001 1110
        using var folder = new LabelFolder().With(Binary(2, "<records>1</records>", Field("PACKED", 1, "UnsignedBitString", 2, packed)), [0b1011_1001, 0b1001_1110]);

        var fields = folder.Inspect().Fields!;

        Assert.Equal(["PACKED", "HIGH", "ACROSS", "SIGNED"], fields.Select(field => field.Name));
        Assert.Equal("B99E", fields[0].First[0]);
        Assert.Equal([0b101, 0b110011001, -2], fields.Skip(1).Select(field => (int)(BigInteger)field.First[0]!));
    }

    [Fact]
    public void Text_numbers_of_every_base_dates_and_booleans_are_read()
    {
        string Text(string name, int location, string type, int length) => Field(name, location, type, length).Replace("Field_Binary", "Field_Character", StringComparison.Ordinal);
        var table = Binary(36, "<records>2</records><record_delimiter>Carriage-Return Line-Feed</record_delimiter>",
            Text("I", 1, "ASCII_Integer", 4), Text("R", 5, "ASCII_Real", 7), Text("B2", 12, "ASCII_Numeric_Base2", 4), Text("B8", 16, "ASCII_Numeric_Base8", 3),
            Text("B16", 19, "ASCII_Numeric_Base16", 4), Text("L", 23, "ASCII_Boolean", 5), Text("D", 28, "ASCII_Date_DOY", 7)).Replace("Binary", "Character", StringComparison.Ordinal);
        using var folder = new LabelFolder().With(table, LabelFolder.Ascii(" -12 1.5e+1 101 17ff00 true2019003\r\n 345  -2D-1  11 10  1Afalse      x\r\n".Replace("2019003", "2019-03", StringComparison.Ordinal)));

        var fields = folder.Inspect().Fields!.ToDictionary(field => field.Name);

        Assert.Equal([-12, 345], fields["I"].First.Select(value => (int)(BigInteger)value!));
        Assert.Equal([15.0, -0.2], fields["R"].First.Cast<double>());
        Assert.Equal([5, 3], fields["B2"].First.Select(value => (int)(BigInteger)value!));
        Assert.Equal([15, 8], fields["B8"].First.Select(value => (int)(BigInteger)value!));
        Assert.Equal([0xff00, 0x1a], fields["B16"].First.Select(value => (int)(BigInteger)value!));
        Assert.Equal([true, false], fields["L"].First.Cast<bool>());
        Assert.Equal("2019-03", fields["D"].First[0]);
    }

    [Theory]
    [InlineData("Comma", ',')]
    [InlineData("Horizontal Tab", '\t')]
    [InlineData("Semicolon", ';')]
    [InlineData("vertical_bar", '|')]
    public void Delimited_cells_may_be_quoted_empty_or_missing(string word, char delimiter)
    {
        var table = $"""
            <Table_Delimited><offset>0</offset><records>3</records><record_delimiter>Carriage-Return Line-Feed</record_delimiter><field_delimiter>{word}</field_delimiter>
            <Record_Delimited><Field_Delimited><name>T</name><data_type>ASCII_String</data_type></Field_Delimited>
            <Field_Delimited><name>N</name><data_type>ASCII_Real</data_type><Special_Constants><missing_constant>-9</missing_constant></Special_Constants></Field_Delimited></Record_Delimited></Table_Delimited>
            """;
        using var folder = new LabelFolder().With(table, LabelFolder.Ascii("\"a,b\",1\r\nq\"q,\r\n,-9\r\n".Replace(',', delimiter)));

        var fields = folder.Inspect().Fields!;

        Assert.Equal([$"a{delimiter}b", "q\"q", ""], fields[0].First.Cast<string>());
        Assert.Equal((1L, 2L), (fields[1].Statistics!.Value.Count, fields[1].Statistics!.Value.Special));
    }

    [Theory]
    [InlineData("ASCII_Numeric_Base16", "0xFF", 255)]
    [InlineData("ASCII_Numeric_Base16", " -1a", -26)]
    [InlineData("ASCII_Numeric_Base8", "0o17", 15)]
    [InlineData("ASCII_Numeric_Base2", "0b10", 2)]
    public void Numbers_of_other_bases_may_have_a_sign_and_the_mark_of_their_base(string type, string text, int value)
    {
        using var folder = new LabelFolder().With(Binary(4, "<records>1</records>", Field("N", 1, type, 4)), LabelFolder.Ascii(text));

        Assert.Equal(value, (BigInteger)folder.Inspect().Fields![0].First[0]!);
    }

    [Fact]
    public void A_last_record_without_its_line_end_is_whole()
    {
        using var folder = new LabelFolder().With(Binary(4, "<records>3</records>", Field("N", 1, "ASCII_Integer", 2)), LabelFolder.Ascii("11\r\n22\r\n33"));

        var field = folder.Inspect().Fields![0];

        Assert.Equal([11, 22, 33], field.First.Select(value => (int)(BigInteger)value!));
        Assert.Equal((3L, 22.0), (field.Statistics!.Value.Count, field.Statistics.Value.Mean));
        var document = folder.Open();
        StructureInspector.Inspect(document);
        Assert.Empty(document.Repairs);
    }

    [Fact]
    public void Integers_a_double_only_approximates_are_scaled_without_loss()
    {
        // 2^64 + 1 and 2^64 + 3, less 2^64.
        var field = Field("N", 1, "ASCII_Numeric_Base16", 17, "<value_offset>-18446744073709551616</value_offset>");
        using var folder = new LabelFolder().With(Binary(17, "<records>2</records>", field), LabelFolder.Ascii("1000000000000000110000000000000003"));

        var found = folder.Inspect().Fields![0];

        Assert.Equal([1, 3], found.First.Select(value => (int)(BigInteger)value!));
        Assert.Equal(new SampleStatistics(2, 1, 3, 2, 1, 0, 0), found.Statistics);
    }

    [Fact]
    public void Blanks_of_a_single_line_collapse_and_lines_end_with_a_line_feed()
    {
        var more = "<unit> m  s </unit><description>\r\n  one\r\n  two  three\r\n</description>";
        using var folder = new LabelFolder().With(Binary(1, "<records>1</records>", Field("A \t B", 1, "UnsignedByte", 1, more)), [7]);

        var field = folder.Inspect().Fields![0];

        Assert.Equal(("A B", "m s", "one\n  two  three"), (field.Name, field.Unit, field.Description));
    }

    [Fact]
    public void A_truncated_table_gives_its_whole_records_and_says_so()
    {
        using var folder = new LabelFolder().With(Binary(3, "<records>4</records>", Field("A", 1, "UnsignedByte", 1)), [1, 0, 0, 2, 0, 0, 3]);
        var document = folder.Open();

        var report = StructureInspector.Inspect(document)[0];

        Assert.Equal((4L, 2L), (report.Records, report.Fields![0].Statistics!.Value.Count));
        Assert.Contains(document.Repairs, repair => repair is { Rule: "truncated-data", Found: "2 of 4 records in data.dat" });
    }

    [Theory]
    [InlineData("Table_Binary", null)]
    [InlineData("Table_Delimited", ';')]
    public void A_written_table_is_read_back(string form, char? delimiter)
    {
        var isBinary = delimiter is null;
        var number = new TableField
        {
            Name = "N",
            DataType = isBinary ? "IEEE754LSBDouble" : "ASCII_Real",
            Coding = isBinary ? FieldCoding.Binary : FieldCoding.Real,
            SampleType = SampleType.Of(NumberForm.Real, 8, true),
            Bytes = isBinary ? 8 : 0,
            Repetitions = [new(2, isBinary ? 8 : 1)],
            ScalingFactor = 2,
        };
        var text = new TableField { Name = "T", DataType = "UTF8_String", Coding = FieldCoding.Text, Offset = isBinary ? 16 : 2, Bytes = isBinary ? 6 : 0 };
        var table = new TableStructure { Name = "t", Form = form, FileName = "data.dat", Records = 2, RecordBytes = isBinary ? 22 : 0, Delimiter = delimiter, Fields = [number, text] };
        using var data = new MemoryStream();
        TableWriter.Write(data, table, [new[] { 1.5, -2, 1e-300, 4 }, new[] { "é;x", "b" }]);
        using var folder = new LabelFolder().With(table, data.ToArray());

        using var reader = new TableReader((TableStructure)folder.Open().Structures[0]);

        Assert.Equal([3.0, -4, 2e-300, 8], reader.Column("N"));
        Assert.Equal([1.5, -2, 1e-300, 4], reader.Column("n", isScaled: false));
        Assert.Equal(["é;x", "b"], reader.Texts(reader.Table.Field("T")!));
    }

    // Source: the comments and expectations of pds4_tools' own test data (Small Bodies Node).
    [SkippableFact]
    public void Masked_data_of_the_reference_tool_are_masked_here_too()
    {
        var reports = StructureInspector.Inspect(LabelReader.Open(SharedData.Require("pds/pds4_tools/test_masked_data.xml")));

        var scaled = reports[0].Fields!.Single(field => field.Name == "SignedMSB4 with Scaling/Offset");
        Assert.Equal((2L, 2L), (scaled.Statistics!.Value.Count, scaled.Statistics!.Value.Special));
        Assert.Equal("21474800000.5 -10474836469.5 -99999 -99999", string.Join(' ', scaled.First));
        Assert.Equal("251746175 3994967214 3994967214 1217070", string.Join(' ', reports[3].First!));
    }

    [SkippableTheory]
    [InlineData("SignedMSB8", "9003372036854775800 -59706567879 8379869176")]
    [InlineData("UnsignedLSB8", "987654073709550582 25020 17396744073709550582")]
    [InlineData("ASCII_Numeric_Base16", "4024 2881494974 956185033423")]
    [InlineData("ASCII_String", " Test string 1    Test  2          Test longest 3 ")]
    [InlineData("Overflow ASCII_Numeric_Base16", "17396744073709550582 36893488147419103231 73786976294838206465")]
    [InlineData("Overflow/Scaling ASCII_Numeric_Base8", "0 -6342197851746992128 -1129576409333760")]
    [InlineData("Overflow/Scaling ASCII_Numeric_Base2", "100000000000000065535 100000000000000063347 100000000000000000117")]
    [InlineData("Scaling/Offset Integer 2", "987654539899.5 -987654540100.5 -100.5")]
    [InlineData("SignedBitString", "0133 FE82 21FC")]
    public void Every_data_type_of_the_reference_tool_reads_as_it_documents(string name, string values)
    {
        var report = StructureInspector.Inspect(LabelReader.Open(SharedData.Require("pds/pds4_tools/test_table_data_types.xml")))[0];

        Assert.Equal(values, string.Join(' ', report.Fields!.Single(field => field.Name == name).First.Select(value => FormattableString.Invariant($"{value}"))));
    }

    [SkippableFact]
    public void A_cube_of_fourteen_structures_reads_as_the_reference_tool_documents()
    {
        var document = LabelReader.Open(SharedData.Require("pds/pds4_tools/äf.fits"));
        Assert.Equal(14, document.Structures.Count);
        Assert.Equal("HEADER_2", document.Structures[4].Name);
        var primary = Assert.IsType<ArrayStructure>(document.Structures[1]);
        Assert.Equal([21L, 10, 36], primary.Axes.Select(axis => axis.Length));

        using var reader = new ArrayReader(primary);
        var values = new double[5];
        reader.Read([0, 0, 0], [1, 1, 5], values);
        Assert.Equal([5160, 5550, 6432, 4752, 3470], values);
        reader.Read([20, 9, 31], [1, 1, 5], values);
        Assert.Equal([21028, 25200, 22548, 18596, 20444], values);
    }
}
