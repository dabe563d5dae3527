using System.Diagnostics;
using System.Text;
using Farside.Archive.Labels;
using Farside.Archive.Pds4;

namespace Farside.Tests.Archive.Pds4;

public sealed class HostileLabelTests
{
    static readonly string Plain = LabelFolder.Array("UnsignedByte", "2,2");

    [Theory]
    [InlineData("<!DOCTYPE p [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>")]
    [InlineData("<!DOCTYPE p SYSTEM \"file:///etc/passwd\">")]
    [InlineData("<!DOCTYPE p [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>")]
    public void A_document_type_is_refused_before_it_can_grow_or_reach_out(string doctype)
    {
        using var folder = new LabelFolder().With(Plain, new byte[4], before: doctype);

        Assert.Contains("document type", folder.Refusal().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../data.dat")]
    [InlineData("/etc/passwd")]
    [InlineData("..\\data.dat")]
    [InlineData("sub/../../data.dat")]
    [InlineData(".")]
    public void A_file_name_that_leaves_the_folder_is_refused(string name)
    {
        using var folder = new LabelFolder().With(Plain, new byte[4], fileName: name);

        var refusal = folder.Refusal();

        Assert.Contains("file_name", refusal.Element, StringComparison.Ordinal);
        Assert.Contains(name.Replace('\\', '\\'), refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_out_of_the_folder_is_refused_unless_the_archive_holds_its_target()
    {
        using var outside = new TemporaryFolder();
        using var folder = new LabelFolder().With(Plain, new byte[4]);
        File.WriteAllBytes(outside["secret"], new byte[4]);
        File.Delete(folder.Data);
        File.CreateSymbolicLink(folder.Data, outside["secret"]);

        Assert.Contains("link out of the archive", folder.Refusal().Message, StringComparison.Ordinal);
        Assert.NotNull(LabelReader.Open(folder.Label, archiveRoot: outside.Path).Structures[0].DataPath);
    }

    [Fact]
    public void A_folder_or_a_pipe_in_place_of_the_data_is_refused_without_waiting()
    {
        using var folder = new LabelFolder().With(Plain, new byte[4]);
        File.Delete(folder.Data);
        Directory.CreateDirectory(folder.Data);
        Assert.Contains("a folder", folder.Refusal().Message, StringComparison.Ordinal);

        Directory.Delete(folder.Data);
        using (var made = Process.Start("mkfifo", folder.Data))
        {
            made.WaitForExit();
        }

        Assert.Contains("a pipe", folder.Refusal().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_and_empty_data_are_reported_and_the_label_is_still_read()
    {
        using var folder = new LabelFolder().With(Plain, []);
        var document = folder.Open();
        var report = StructureInspector.Inspect(document)[0];
        Assert.Equal(0, report.Statistics!.Value.Count);
        Assert.Contains(document.Repairs, repair => repair.Rule == "truncated-data");

        File.Delete(folder.Data);
        Assert.Contains(folder.Open().Repairs, repair => repair.Rule == "missing-companion");
        Assert.Null(folder.Inspect().Statistics);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not XML at all, nor any other label")]
    [InlineData("<html><body>404</body></html>")]
    [InlineData("<Product_Observational><File_Area")]
    public void What_is_no_label_gets_one_line(string text)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["label.xml"], text);

        Assert.DoesNotContain('\n', Assert.Throws<LabelException>(() => LabelReader.Open(folder["label.xml"])).Message);
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html><head><meta charset=utf-8></head></html>")]
    [InlineData("\uFEFF\r\n<HTML><body><hr>403</body></HTML>")]
    public void A_portals_error_page_in_place_of_a_label_is_called_that(string page) =>
        Assert.Contains("HTML page", Assert.Throws<LabelException>(() => Pds4LabelReader.Parse(page, "label.2BL")).Message, StringComparison.Ordinal);

    [Fact]
    public void Deep_nesting_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000));

        Assert.Contains("nested", Assert.Throws<LabelException>(() => Pds4LabelReader.Parse($"<Product>{deep}</Product>", "deep.xml")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9223372036854775807,9223372036854775807")]
    [InlineData("-4,2")]
    [InlineData("two,2")]
    public void Axes_no_file_can_hold_are_refused(string shape)
    {
        using var folder = new LabelFolder().With(LabelFolder.Array("UnsignedByte", shape), new byte[4]);

        Assert.Contains("elements", folder.Refusal().Element, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_gigabytes_of_axes_over_four_bytes_of_data_cost_neither_memory_nor_time()
    {
        using var folder = new LabelFolder().With(LabelFolder.Array("IEEE754LSBDouble", "100000,100000,2"), new byte[32]);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var report = folder.Inspect();

        Assert.Equal(4, report.Statistics!.Value.Count);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 16 << 20);
    }

    [Fact]
    public void A_negative_offset_is_refused_with_its_element()
    {
        using var folder = new LabelFolder().With(Plain.Replace("<offset unit=\"byte\">0", "<offset unit=\"byte\">-8", StringComparison.Ordinal), new byte[4]);

        Assert.EndsWith("offset", folder.Refusal().Element, StringComparison.Ordinal);
    }

    [Fact]
    public void Overlapping_fields_are_reported_by_name()
    {
        using var folder = new LabelFolder().With(TableTests.Binary(5, "<records>1</records>",
            TableTests.Field("A", 1, "UnsignedMSB4", 4), TableTests.Field("B", 3, "UnsignedMSB2", 2)), [0, 0, 1, 2, 3]);

        var document = folder.Open();

        Assert.Equal("B begins inside A", Assert.Single(document.Repairs).Found);
    }

    [Theory]
    [InlineData("<Group_Field_Binary><repetitions>2000000000</repetitions><group_location>1</group_location><group_length>0</group_length>{0}</Group_Field_Binary>")]
    [InlineData("<Group_Field_Binary><repetitions>2000000000</repetitions><group_location>1</group_location><group_length>2000000000</group_length>{0}</Group_Field_Binary>")]
    [InlineData("<Group_Field_Binary><repetitions>-1</repetitions><group_location>1</group_location><group_length>4</group_length>{0}</Group_Field_Binary>")]
    public void Groups_beyond_their_record_are_refused(string group)
    {
        var inner = TableTests.Field("A", 1, "UnsignedByte", 1);
        using var folder = new LabelFolder().With(TableTests.Binary(4, "<records>1</records>", string.Format(null, System.Text.CompositeFormat.Parse(group), inner)), new byte[4]);

        Assert.Contains("Group_Field_Binary", folder.Refusal().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_billion_columns_over_many_short_records_end_soon()
    {
        var lines = LabelFolder.Ascii(string.Concat(Enumerable.Repeat("1\r\n", 50_000)));
        using var folder = new LabelFolder().With("""
            <Table_Delimited><offset>0</offset><records>50000</records><record_delimiter>Carriage-Return Line-Feed</record_delimiter><field_delimiter>Comma</field_delimiter>
            <Record_Delimited><Group_Field_Delimited><repetitions>1000000000</repetitions><Field_Delimited><name>A</name><data_type>ASCII_Integer</data_type></Field_Delimited></Group_Field_Delimited></Record_Delimited></Table_Delimited>
            """, lines);
        var watch = Stopwatch.StartNew();

        Assert.Equal(50_000, folder.Inspect().Fields![0].Statistics!.Value.Count);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20);
    }

    [Fact]
    public void A_label_of_arbitrary_bytes_is_refused_or_read_but_never_crashes()
    {
        var random = new Random(20190103);
        using var folder = new TemporaryFolder();
        for (var i = 0; i < 200; i++)
        {
            var bytes = new byte[random.Next(1, 400)];
            random.NextBytes(bytes);
            string[] heads = ["<", "PDS_VERSION_ID = PDS3\n", "LBLSIZE=80 ", "Object = IsisCube\n", ""];
            File.WriteAllBytes(folder["any"], [.. Encoding.ASCII.GetBytes(heads[i % heads.Length]), .. bytes]);
            Mutants.ReadOrRefuse(folder["any"]);
        }
    }
}
