using System.Numerics;
using System.Text;
using Farside.Archive.Labels;
using Farside.Archive.Pds3;

namespace Farside.Tests.Archive.Pds3;

public sealed class OdlTests
{
    [Fact]
    public void Values_units_lists_texts_and_comments_are_told_apart()
    {
        var root = OdlReader.Parse("""
            PDS_VERSION_ID = PDS3 /* a comment */
            NAME = "two
                    lines and Jupi-
                    ter"  SPEED = 4.5 <KM/S>
            SET = {A, 'b c', (1, 2 <m>)}
            OBJECT = IMAGE
              NOTE = N/A and more
              Path = a/long-
                     name
            END_OBJECT
            END
            what follows is data
            """, "test.lbl");

        Assert.Equal("two lines and Jupiter", root.Child("NAME")!.Text);
        Assert.Equal("KM/S", root.Child("speed")!.Attribute("unit"));
        Assert.Equal(["A", "b c", "(1, 2 <m>)"], OdlReader.Items(root.Child("SET")!).Select(item => item.Text));
        Assert.Equal("m", OdlReader.Items(root.Child("SET")!)[2].Children[1].Attribute("unit"));
        Assert.Equal("N/A and more", root.At("IMAGE/NOTE")!.Text);
        Assert.Equal("a/longname", root.At("IMAGE/Path")!.Text);
        Assert.Equal(5, root.Children.Count);
    }

    [SkippableFact]
    public void Broken_labels_of_the_pvl_library_are_refused_with_their_line()
    {
        foreach (var path in Directory.EnumerateFiles(SharedData.Require("pds/pvl/pds3/broken"), "*.lbl"))
        {
            var refusal = Assert.Throws<LabelException>(() => LabelReader.Open(path));
            Assert.StartsWith("line ", refusal.Element, StringComparison.Ordinal);
        }
    }

    [SkippableFact]
    public void Sound_labels_of_the_pvl_library_are_read()
    {
        foreach (var path in Directory.EnumerateFiles(SharedData.Require("pds/pvl/pds3"), "*.lbl"))
        {
            Assert.True(LabelReader.ReadTree(path).Root.Children.Count > 0 || Path.GetFileName(path) == "empty.lbl", path);
        }
    }

    [Fact]
    public void A_label_in_GB18030_keeps_its_text()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["a.lbl"], Encoding.GetEncoding("GB18030").GetBytes("PDS_VERSION_ID = PDS3\r\nTARGET_NAME = \"月球\"\r\nEND\r\n"));

        Assert.Equal("月球", LabelReader.ReadTree(folder["a.lbl"]).Root.Child("TARGET_NAME")!.Text);
    }

    [Theory]
    [InlineData("BAND_SEQUENTIAL", 2)]
    [InlineData("LINE_INTERLEAVED", 2)]
    [InlineData("SAMPLE_INTERLEAVED", 2)]
    public void However_samples_are_interleaved_and_framed_they_are_seen_band_line_sample(string storage, int prefix)
    {
        const int bands = 2, lines = 3, samples = 4, suffix = 1;
        static byte Value(int band, int line, int sample) => (byte)(band * 100 + line * 10 + sample);
        var label = $"""
            PDS_VERSION_ID = PDS3
            RECORD_TYPE = FIXED_LENGTH
            RECORD_BYTES = 512
            ^IMAGE = 2
            OBJECT = IMAGE
              LINES = {lines}
              LINE_SAMPLES = {samples}
              BANDS = {bands}
              BAND_STORAGE_TYPE = {storage}
              SAMPLE_TYPE = MSB_UNSIGNED_INTEGER
              SAMPLE_BITS = 8
              LINE_PREFIX_BYTES = {prefix}
              LINE_SUFFIX_BYTES = {suffix}
            END_OBJECT = IMAGE
            END

            """.ReplaceLineEndings("\r\n").PadRight(512);
        var data = new List<byte>();
        void Row(IEnumerable<byte> row) => data.AddRange([.. Enumerable.Repeat((byte)0xEE, prefix), .. row, .. Enumerable.Repeat((byte)0xDD, suffix)]);
        for (var outer = 0; outer < (storage[0] == 'B' ? bands : lines); outer++)
        {
            for (var inner = 0; inner < (storage[0] == 'B' ? lines : storage[0] == 'L' ? bands : 1); inner++)
            {
                Row(storage[0] switch
                {
                    'B' => Enumerable.Range(0, samples).Select(sample => Value(outer, inner, sample)),
                    'L' => Enumerable.Range(0, samples).Select(sample => Value(inner, outer, sample)),
                    _ => from sample in Enumerable.Range(0, samples) from band in Enumerable.Range(0, bands) select Value(band, outer, sample),
                });
            }
        }

        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["a.img"], [.. Encoding.ASCII.GetBytes(label), .. data]);

        var report = StructureInspector.Inspect(LabelReader.Open(folder["a.img"]))[0];

        Assert.Equal([2, 3, 4], report.Shape!);
        Assert.Equal([0, 1, 2, 3, 10], report.First!.Select(value => (int)(BigInteger)value!));
        Assert.Equal([121, 122, 123], report.Last!.Select(value => (int)(BigInteger)value!));
        Assert.Equal((24L, 61.5), (report.Statistics!.Value.Count, report.Statistics!.Value.Mean));
    }

    [Fact]
    public void A_pointer_may_count_bytes_and_name_a_file_in_other_case()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.lbl"], "PDS_VERSION_ID = PDS3\n^IMAGE = (\"DATA.IMG\", 3 <BYTES>)\nOBJECT = IMAGE\nLINES = 1\nLINE_SAMPLES = 2\nSAMPLE_TYPE = LSB_INTEGER\nSAMPLE_BITS = 16\nEND_OBJECT\nEND\n");
        File.WriteAllBytes(folder["data.img"], [9, 9, 1, 0, 0xFF, 0xFF]);

        Assert.Equal([1, -1], StructureInspector.Inspect(LabelReader.Open(folder["a.lbl"]))[0].First!.Select(value => (int)(BigInteger)value!));
    }

    [Fact]
    public void Columns_containers_and_bits_of_a_table_are_found_in_its_format_file()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["t.lbl"], """
            PDS_VERSION_ID = PDS3
            RECORD_BYTES = 8
            ^TABLE = "T.DAT"
            OBJECT = TABLE
              INTERCHANGE_FORMAT = BINARY
              ROWS = 2
              ROW_BYTES = 8
              ^STRUCTURE = "T.FMT"
            END_OBJECT = TABLE
            END
            """);
        File.WriteAllText(folder["T.FMT"], """
            OBJECT = COLUMN
              NAME = FLAGS  START_BYTE = 1  BYTES = 2  DATA_TYPE = MSB_BIT_STRING
              OBJECT = BIT_COLUMN
                NAME = HIGH  START_BIT = 1  BITS = 4  BIT_DATA_TYPE = MSB_UNSIGNED_INTEGER
              END_OBJECT
            END_OBJECT
            OBJECT = COLUMN
              NAME = ITEMS  START_BYTE = 3  BYTES = 4  ITEMS = 2  ITEM_BYTES = 2  DATA_TYPE = LSB_UNSIGNED_INTEGER  SCALING_FACTOR = 10
            END_OBJECT
            OBJECT = CONTAINER
              NAME = C  START_BYTE = 7  BYTES = 1  REPETITIONS = 2
              OBJECT = COLUMN
                NAME = INNER  START_BYTE = 1  BYTES = 1  DATA_TYPE = UNSIGNED_INTEGER
              END_OBJECT
            END_OBJECT
            """);
        File.WriteAllBytes(folder["t.dat"], [0xA0, 0, 1, 0, 2, 0, 7, 8, 0x50, 0, 3, 0, 4, 0, 9, 10]);

        var fields = StructureInspector.Inspect(LabelReader.Open(folder["t.lbl"]))[0].Fields!.ToDictionary(field => field.Name);

        Assert.Equal([10, 5], fields["HIGH"].First.Select(value => (int)(BigInteger)value!));
        Assert.Equal([10, 20, 30, 40], fields["ITEMS"].First.Select(value => (int)(BigInteger)value!));
        Assert.Equal([7, 8, 9, 10], fields["INNER"].First.Select(value => (int)(BigInteger)value!));
    }

    [Fact]
    public void The_last_row_is_read_though_prefix_and_suffix_frame_it()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["rows.dat"], [.. "PP1S"u8, .. "PP2S"u8, .. "PP3S"u8]);
        File.WriteAllText(folder["a.lbl"], """
            PDS_VERSION_ID = PDS3
            RECORD_BYTES = 4
            ^TABLE = "ROWS.DAT"
            OBJECT = TABLE
              INTERCHANGE_FORMAT = ASCII
              ROWS = 3
              ROW_BYTES = 1
              ROW_PREFIX_BYTES = 2
              ROW_SUFFIX_BYTES = 1
              OBJECT = COLUMN
                NAME = N
                DATA_TYPE = ASCII_INTEGER
                START_BYTE = 1
                BYTES = 1
              END_OBJECT
            END_OBJECT
            END
            """);
        var document = LabelReader.Open(folder["a.lbl"]);

        var field = StructureInspector.Inspect(document)[0].Fields![0];

        Assert.Equal([1, 2, 3], field.First.Select(value => (int)(BigInteger)value!));
        Assert.Empty(document.Repairs);
    }

    [Fact]
    public void Samples_of_part_of_a_byte_are_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.lbl"], "PDS_VERSION_ID = PDS3\nRECORD_BYTES = 2\n^IMAGE = 2\nOBJECT = IMAGE\nLINES = 1\nLINE_SAMPLES = 2\nSAMPLE_BITS = 12\nEND_OBJECT\nEND\n");

        Assert.Equal("a.lbl: IMAGE/SAMPLE_BITS: found samples of 12 bits; expected whole bytes: 8, 16, 32 or 64 bits.", Assert.Throws<LabelException>(() => LabelReader.Open(folder["a.lbl"])).Message.Trim());
    }

    [Fact]
    public void An_include_that_includes_itself_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["t.lbl"], "PDS_VERSION_ID = PDS3\n^TABLE = \"T.DAT\"\nOBJECT = TABLE\nROWS = 1\nROW_BYTES = 4\n^STRUCTURE = \"T.FMT\"\nEND_OBJECT\nEND\n");
        File.WriteAllText(folder["T.FMT"], "^STRUCTURE = \"T.FMT\"\n");
        File.WriteAllBytes(folder["T.DAT"], new byte[4]);

        Assert.Contains("include each other", Assert.Throws<LabelException>(() => LabelReader.Open(folder["t.lbl"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Suffix_items_of_a_qube_are_passed_over()
    {
        // Two samples and one suffix item a line, two lines, two bands of 16 bits.
        var label = """
            PDS_VERSION_ID = PDS3
            RECORD_BYTES = 512
            ^QUBE = 2
            OBJECT = QUBE
              AXES = 3
              AXIS_NAME = (SAMPLE, LINE, BAND)
              CORE_ITEMS = (2, 2, 2)
              CORE_ITEM_BYTES = 2
              CORE_ITEM_TYPE = SUN_INTEGER
              CORE_BASE = 100.0
              CORE_MULTIPLIER = 2.0
              CORE_NULL = -32768
              SUFFIX_BYTES = 4
              SUFFIX_ITEMS = (1, 0, 0)
            END_OBJECT = QUBE
            END

            """.ReplaceLineEndings("\r\n").PadRight(512);
        byte[] Line(byte a, byte b) => [0, a, 0, b, 0xEE, 0xEE, 0xEE, 0xEE];
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["q.cub"], [.. Encoding.ASCII.GetBytes(label), .. Line(1, 2), .. Line(3, 4), .. Line(5, 6), 0, 7, 0x80, 0, 1, 1, 1, 1]);

        var report = StructureInspector.Inspect(LabelReader.Open(folder["q.cub"]))[0];

        Assert.Equal([2, 2, 2], report.Shape!);
        Assert.Equal([102, 104, 106, 108, 110], report.First!.Select(value => (int)(BigInteger)value!));
        Assert.Equal((7L, 108.0, 1L), (report.Statistics!.Value.Count, report.Statistics!.Value.Mean, report.Statistics!.Value.Special));
    }

    [Theory]
    // Source: VAX Architecture Reference Manual: 1.0 is 0x4080 in the first word, −1.0 is 0xC080, 0.15625 is 0x3F20.
    [InlineData(new byte[] { 0x80, 0x40, 0, 0 }, 1.0)]
    [InlineData(new byte[] { 0x80, 0xC0, 0, 0 }, -1.0)]
    [InlineData(new byte[] { 0x20, 0x3F, 0, 0 }, 0.15625)]
    [InlineData(new byte[] { 0, 0, 0, 0 }, 0.0)]
    [InlineData(new byte[] { 0x80, 0x40, 0, 0, 0, 0, 0, 0 }, 1.0)]
    public void Vax_numbers_have_their_published_values(byte[] bytes, double value) =>
        Assert.Equal(value, SampleDecoder.Real(bytes, new SampleType("VAX_REAL", NumberForm.VaxReal, bytes.Length, true)));
}
