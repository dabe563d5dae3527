using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Farside.Core;

namespace Farside.Tests.Site;

public sealed class FeedTests : IDisposable
{
    static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    static readonly XNamespace Sitemaps = "http://www.sitemaps.org/schemas/sitemap/0.9";

    readonly SiteLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Sitemap_feed_and_pages_name_the_same_absolute_addresses()
    {
        _lab.Make("picture", "B 2#%.2B");
        _lab.Publish(new() { Address = new("https://example.org/moon/") });
        const string Page = "https://example.org/moon/products/picture/B%202%23%25.2B/";

        Assert.Contains(XDocument.Parse(_lab.Read("sitemap.xml")).Descendants(Sitemaps + "loc"), loc => loc.Value == Page);
        Assert.Equal(Page, Assert.Single(XDocument.Parse(_lab.Read("feed.xml")).Descendants(Atom + "entry")).Element(Atom + "link")!.Attribute("href")!.Value);
        var page = _lab.Read("products/picture/B 2#%.2B/index.html");
        Assert.Contains($"<link rel=\"canonical\" href=\"{Page}\">", page, StringComparison.Ordinal);
        Assert.Contains("<meta property=\"og:image\" content=\"https://example.org/moon/products/picture/B%202%23%25.2B/thumbnail.png\">", page, StringComparison.Ordinal);
        Assert.Contains("Sitemap: https://example.org/moon/sitemap.xml", _lab.Read("robots.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_feed_has_what_RFC_4287_asks_for()
    {
        _lab.Make("picture", "A_1.2B");
        _lab.Publish();
        var feed = XDocument.Parse(_lab.Read("feed.xml")).Root!;

        Assert.All((string[])["id", "title", "updated", "author"], name => Assert.NotNull(feed.Element(Atom + name)));
        Assert.All(feed.Elements(Atom + "entry"), entry => Assert.All((string[])["id", "title", "updated"], name => Assert.NotNull(entry.Element(Atom + name))));
    }

    [Fact]
    public void A_page_tells_search_engines_what_it_shows_and_whom_to_credit()
    {
        _lab.Make("picture", "A_1.2B", title: "A crater");
        _lab.Publish();
        using var data = JsonDocument.Parse(Regex.Match(_lab.Read("products/picture/A_1.2B/index.html"), "application/ld\\+json\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value);

        Assert.Equal(("ImageObject", "A crater", "CNSA / CLEP / GRAS"),
            (data.RootElement.GetProperty("@type").GetString(), data.RootElement.GetProperty("name").GetString(), data.RootElement.GetProperty("creditText").GetString()));
    }

    [Fact]
    public void A_citation_carries_a_hash_that_moves_with_the_files()
    {
        _lab.Make("picture", "A_1.2B");
        _lab.Publish();
        var before = Hash();
        _lab.Make("picture", "A_1.2B", change: record => record["files"] = new[] { new { name = "display.png", role = "display", width = 8, height = 6, bytes = 100, sha256 = new string('b', 64) } });
        _lab.Publish();

        Assert.NotEqual(before, Hash());
        Assert.Contains("@misc{farside-picture-a-1-2b,", _lab.Read("products/picture/A_1.2B/index.html"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://example.org/")]
    [InlineData("https://example.org/moon")]
    public void An_address_that_no_site_can_have_is_refused(string address)
    {
        _lab.Make("picture", "A_1.2B");

        Assert.Throws<FarsideException>(() => _lab.Publish(new() { Address = new(address) }));
    }

    string Hash() => Regex.Match(_lab.Read("products/picture/A_1.2B/index.html"), "SHA-256 of its files ([0-9a-f]{16})").Groups[1].Value;
}
