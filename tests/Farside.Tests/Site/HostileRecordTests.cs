using System.Text.RegularExpressions;

namespace Farside.Tests.Site;

/// <summary>What a label or a record says is data: whatever it says.</summary>
public sealed class HostileRecordTests : IDisposable
{
    const string Script = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'`${alert(3)}\u2028\u0000--><!--";

    readonly SiteLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void A_record_full_of_markup_stays_text_in_every_page_script_and_feed()
    {
        _lab.Make("picture", "A_1.2B", title: Script, change: record =>
        {
            record["credit"] = Script;
            record["licence"] = Script;
            record["version"] = Script;
            record["observation"] = new { mission = Script, instrument = Script, mode = Script, eye = Script, sequence = Script, start = "2019-01-04T04:15:02.000Z" };
            record["facts"] = new[] { new { name = Script, value = Script } };
            record["quality"] = new[] { new { name = Script, value = 1, unit = Script } };
            record["repairs"] = new[] { new { rule = Script, element = Script, found = Script, used = Script, source = Script } };
            record["inputs"] = new[] { new { id = Script, sha256 = Script } };
            record["cites"] = new[] { new { recipe = Script, id = Script, version = Script, sha256 = Script } };
            record["options"] = new Dictionary<string, string> { [Script] = Script };
            record["run"] = new Dictionary<string, string> { ["made"] = Script, ["farside"] = Script, ["commit"] = Script };
        });
        Assert.Equal(1, _lab.Publish().Products);

        foreach (var page in _lab.Pages.Select(File.ReadAllText))
        {
            Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<!--", page, StringComparison.Ordinal);

            // The only elements of script are ours: those with an address, and blocks of data.
            Assert.All(Regex.Matches(page, "<script[^>]*>").Select(match => match.Value), script => Assert.Matches("^<script (defer src=\"[^\"]*assets/[a-z]+\\.js\"|type=\"application/(ld\\+)?json\"( id=\"page\")?)>$", script));
        }

        foreach (var data in Directory.EnumerateFiles(Path.Combine(_lab.Site, "data"), "*.js").Select(File.ReadAllText))
        {
            Assert.DoesNotContain("<script", data, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain('\u2028', data);
        }

        var feed = System.Xml.Linq.XDocument.Parse(_lab.Read("feed.xml"));
        Assert.DoesNotContain(feed.Descendants(), element => element.Name.LocalName is "script" or "img");
        System.Xml.Linq.XDocument.Parse(_lab.Read("sitemap.xml"));
    }

    [Theory]
    [InlineData("../../../secret.txt")]
    [InlineData("/etc/hostname")]
    [InlineData("..\\..\\secret.txt")]
    [InlineData(".")]
    [InlineData("..")]
    public void A_file_name_that_leads_out_of_the_product_is_not_followed(string name)
    {
        File.WriteAllText(_lab["secret.txt"], "secret");
        _lab.Make("picture", "A_1.2B", change: record => record["files"] = new[] { SiteLab.File_(name, "display", 4, 3) });
        _lab.Publish();

        Assert.DoesNotContain(Directory.GetFiles(_lab.Site, "*", SearchOption.AllDirectories), file => Path.GetFileName(file) is "secret.txt" or "hostname");
    }

    [SkippableFact]
    public void A_link_among_the_products_is_not_followed()
    {
        Skip.If(OperatingSystem.IsWindows(), "links need rights there");
        File.WriteAllText(_lab["secret.txt"], "secret");
        var folder = _lab.Make("picture", "A_1.2B");
        File.Delete(Path.Combine(folder, "display.png"));
        File.CreateSymbolicLink(Path.Combine(folder, "display.png"), _lab["secret.txt"]);
        _lab.Publish();

        Assert.False(_lab.Has("products/picture/A_1.2B/display.png"));
    }

    [Fact]
    public void A_command_to_make_it_again_is_quoted_where_a_shell_would_act_on_it()
    {
        _lab.Make("picture", "A_1.2B", change: record => record["observation"] = new { mission = "ce4", instrument = "$(rm -rf ~)", sequence = "1; ls", start = "2019-01-04T04:15:02.000Z" });
        _lab.Publish();

        var page = System.Net.WebUtility.HtmlDecode(_lab.Read("products/picture/A_1.2B/index.html"));
        Assert.Contains("--instrument '$(rm -rf ~)' --sequence '1; ls'", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_no_picture_has_do_not_stop_a_publication()
    {
        _lab.Make("picture", "A_1.2B", change: record => record["files"] = new object[]
        {
            SiteLab.File_("display.png", "display", int.MaxValue, int.MaxValue), SiteLab.File_("thumbnail.png", "thumbnail", -4, 0),
        });
        _lab.Make("panorama", "p", change: record => record["options"] = new { projection = "Vertical" });
        File.WriteAllText(_lab["products/panorama/p/panorama.json"], "{\"projection\":{\"kind\":\"vertical\",\"metresPerPixel\":\"none\"},\"views\":[{\"id\":7}],\"eyeM\":[1,\"x\",null]}");
        File.WriteAllText(_lab["products/panorama/p/footprints-ground.geojson"], "{\"features\":[{\"geometry\":{\"coordinates\":[[\"a\",[1,\"b\"]]]}}]}");

        Assert.Equal(2, _lab.Publish().Products);
        Assert.True(_lab.Has("products/picture/A_1.2B/index.html"));
        Assert.True(_lab.Has("products/panorama/p/index.html"));
    }
}
