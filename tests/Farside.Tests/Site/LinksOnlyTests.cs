using Farside.Core;

namespace Farside.Tests.Site;

public sealed class LinksOnlyTests : IDisposable
{
    readonly SiteLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void A_host_that_shares_no_pixels_publishes_thumbnails_facts_and_links_alone()
    {
        _lab.Make("picture", "A_1.2B");
        _lab.Publish(new() { IsLinksOnly = true });

        var files = Directory.GetFiles(Path.Combine(_lab.Site, "products"), "*", SearchOption.AllDirectories).Select(Path.GetFileName);
        Assert.Equal(["index.html", "item.json", "thumbnail.png"], files.Distinct().Order(StringComparer.Ordinal));
        var page = _lab.Read("products/picture/A_1.2B/index.html");
        Assert.DoesNotContain("display.png", page, StringComparison.Ordinal);
        Assert.Contains("href=\"https://moon.bao.ac.cn/\"", page, StringComparison.Ordinal);
        Assert.Equal("thumbnail.png", _lab.Data("picture/A_1.2B").GetProperty("images")[0].GetProperty("src").GetString());
        Assert.True(_lab.Data("picture/A_1.2B").GetProperty("linksOnly").GetBoolean());
    }

    [Fact]
    public void A_site_with_pixels_that_becomes_one_without_loses_them()
    {
        _lab.Make("picture", "A_1.2B");
        _lab.Publish();
        Assert.True(_lab.Has("products/picture/A_1.2B/display.png"));
        _lab.Publish(new() { IsLinksOnly = true });

        Assert.False(_lab.Has("products/picture/A_1.2B/display.png"));
    }

    [Fact]
    public void What_a_licence_forbids_to_pass_on_is_counted_where_pixels_are_published()
    {
        _lab.Make("picture", "A_1.2B");

        Assert.Equal(1, _lab.Publish().NotForRedistribution);
        Assert.Equal(0, _lab.Publish(new() { IsLinksOnly = true }).NotForRedistribution);
    }

    [Fact]
    public void A_withdrawn_product_leaves_a_page_with_the_hosts_words_and_nothing_else()
    {
        _lab.Make("picture", "A_1.2B");
        _lab.Make("picture", "B_2.2B");
        _lab.Publish();
        File.WriteAllText(Path.Combine(_lab.Products, "withdrawn.txt"), "# list\n\npicture/B_2.2B  asked for by <the provider>\n");
        var report = _lab.Publish();

        Assert.Equal((1, 1), (report.Products, report.Withdrawn));
        Assert.Equal(["index.html"], Directory.GetFiles(Path.Combine(_lab.Site, "products/picture/B_2.2B")).Select(Path.GetFileName));
        Assert.Contains("asked for by &lt;the provider&gt;", _lab.Read("products/picture/B_2.2B/index.html"), StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFiles(_lab.Site, "*", SearchOption.AllDirectories).Where(file => !file.Contains(".farside", StringComparison.Ordinal) && !file.Contains("B_2.2B", StringComparison.Ordinal)),
            file => File.ReadAllText(file).Contains("B_2.2B", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("picture")]
    [InlineData("picture/A/B")]
    [InlineData("../secret")]
    [InlineData("picture/..")]
    public void A_line_that_names_no_product_stops_the_publication(string line)
    {
        _lab.Make("picture", "A_1.2B");
        File.WriteAllText(Path.Combine(_lab.Products, "withdrawn.txt"), $"picture/A_1.2B\n{line}\n");

        Assert.Contains("line 2", Assert.Throws<FarsideException>(() => _lab.Publish()).Message, StringComparison.Ordinal);
    }
}
