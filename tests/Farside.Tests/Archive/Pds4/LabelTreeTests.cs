using System.Text;
using Farside.Archive.Labels;
using Farside.Archive.Pds4;

namespace Farside.Tests.Archive.Pds4;

public sealed class LabelTreeTests
{
    const string Small = """
        <?xml version="1.0" encoding="UTF-8"?><!-- a third party was here -->
        <Product_Observational xmlns="http://pds.nasa.gov/pds4/pds/v1"><Mission_Area><PRODUCT_ID>x<!-- in between --></PRODUCT_ID><description /><sp:angle unit="deg">1 &lt; 2</sp:angle></Mission_Area></Product_Observational>
        """;

    [Fact]
    public void Names_are_asked_for_without_case_prefix_or_comment()
    {
        var root = Pds4LabelReader.Parse(Small, "small.xml");

        Assert.Equal("x", root.At("mission_area/product_id")!.Text);
        Assert.Equal("deg", root.Find("ANGLE")!.Attribute("unit"));
        Assert.Equal("1 < 2", root.Find("angle")!.Text);
        Assert.Null(root.Find("description")!.Value);
    }

    [Fact]
    public void A_written_label_has_tabs_line_feeds_short_empty_elements_and_no_last_line_end()
    {
        var text = LabelWriter.ToText(Pds4LabelReader.Parse(Small, "small.xml"));

        Assert.Equal("""
            <?xml version="1.0" encoding="UTF-8"?>
            <Product_Observational xmlns="http://pds.nasa.gov/pds4/pds/v1">
            	<Mission_Area>
            		<PRODUCT_ID>x</PRODUCT_ID>
            		<description />
            		<sp:angle unit="deg">1 &lt; 2</sp:angle>
            	</Mission_Area>
            </Product_Observational>
            """.ReplaceLineEndings("\n"), text);
    }

    [SkippableTheory]
    [InlineData("ce4/CE4_GRAS_LPR-1_SCI_N_20231216075001_20231217065500_0316_A.2BL")]
    [InlineData("ce4/labels/CE4_GRAS_LPR-2A_SCI_N_20231216075001_20231217065500_0316_A.2BL")]
    [InlineData("ce4/labels/CE4_GRAS_LPR-2B_SCI_N_20231209031501_20231216073000_0315_A.2BL")]
    public void A_real_mission_label_comes_back_character_for_character(string relative)
    {
        var path = SharedData.Require(relative);

        using var written = new MemoryStream();
        LabelWriter.Write(Pds4LabelReader.ReadTree(path).Root, written);

        Assert.Equal(File.ReadAllText(path).TrimEnd('\n'), Encoding.UTF8.GetString(written.ToArray()));
    }

    [Theory]
    [InlineData("utf-8", "月球")]
    [InlineData("GB18030", "月球背面")]
    [InlineData("utf-16", "月球")]
    [InlineData("utf-16BE", "月球")]
    [InlineData("iso-8859-1", "é°")]
    public void Text_of_any_encoding_is_read(string encoding, string text)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var into = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. into.GetPreamble(), .. into.GetBytes($"<?xml version=\"1.0\" encoding=\"{encoding}\"?><Product><title>{text}</title></Product>")];

        Assert.Equal(text, Pds4LabelReader.Parse(LabelText.Decode(bytes).Text, "any.xml").Child("title")!.Text);
    }
}
