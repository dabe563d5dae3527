using System.Text.RegularExpressions;
using Farside.Core;
using Farside.Site;

namespace Farside.Tests.Site;

public sealed class SitePublisherTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_link_of_every_page_leads_to_a_file()
    {
        MakeProduct("picture", "A_1.2B", title: "First");
        MakeProduct("picture", "B 2#%.2B", title: "Second, with a name that an address must escape");
        var report = Publish();

        var pages = Directory.GetFiles(_folder["site"], "*.html", SearchOption.AllDirectories);
        Assert.Equal(3, pages.Length);
        Assert.Equal(2, report.Products);
        foreach (var page in pages)
        {
            var links = Regex.Matches(File.ReadAllText(page), "(?:href|src|data-full)=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToList();
            Assert.NotEmpty(links);
            Assert.All(links, link => Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(page)!, Uri.UnescapeDataString(link))), $"{page}: {link}"));
        }
    }

    [Fact]
    public void A_page_opened_from_disk_asks_for_nothing_that_a_browser_refuses_there()
    {
        MakeProduct("picture", "A_1.2B");
        Publish();

        foreach (var file in Directory.GetFiles(_folder["site"], "*.*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".html" or ".js"))
        {
            Assert.DoesNotMatch("type=\"?module|fetch\\(|XMLHttpRequest|https?://|new Worker|import\\s", File.ReadAllText(file));
        }
    }

    [Fact]
    public void A_hostile_title_stays_text()
    {
        MakeProduct("picture", "A_1.2B", title: "</script><script>alert(1)</script>");
        Publish();

        Assert.All(Directory.GetFiles(_folder["site"], "*.*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".html" || file.EndsWith("products.js", StringComparison.Ordinal)),
            file => Assert.DoesNotContain("<script>alert", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_name_that_leads_out_of_the_product_is_not_followed()
    {
        File.WriteAllText(_folder["secret.txt"], "secret");
        MakeProduct("picture", "A_1.2B", fileName: "../../../secret.txt");
        Publish();

        Assert.DoesNotContain(Directory.GetFiles(_folder["site"], "*", SearchOption.AllDirectories), file => file.EndsWith("secret.txt", StringComparison.Ordinal));
    }

    [Fact]
    public void A_broken_record_costs_one_line_and_the_others_are_shown()
    {
        MakeProduct("picture", "A_1.2B");
        Directory.CreateDirectory(_folder["products/picture/broken"]);
        File.WriteAllText(_folder["products/picture/broken/product.json"], "{ \"recipe\": ");
        var report = Publish();

        Assert.Equal(1, report.Products);
        Assert.Contains("broken", Assert.Single(report.Refused), StringComparison.Ordinal);
    }

    [Fact]
    public void Publishing_again_writes_nothing_and_a_vanished_product_vanishes()
    {
        MakeProduct("picture", "A_1.2B");
        MakeProduct("picture", "B_2.2B");
        Publish();

        Assert.Equal(0, Publish().FilesWritten);
        Directory.Delete(_folder["products/picture/B_2.2B"], recursive: true);
        Publish();
        Assert.False(Directory.Exists(_folder["site/products/picture/B_2.2B"]));
        Assert.True(File.Exists(_folder["site/products/picture/A_1.2B/index.html"]));
    }

    [Fact]
    public void Simulated_products_say_so_on_every_page()
    {
        MakeProduct("picture", "A_1.2B", isSimulated: true);
        Publish();

        Assert.All(Directory.GetFiles(_folder["site"], "*.html", SearchOption.AllDirectories), page => Assert.Contains("SIMULATED", File.ReadAllText(page), StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_without_products_is_refused_by_name() =>
        Assert.Contains("nowhere", Assert.Throws<FarsideException>(() => SitePublisher.Publish(_folder["nowhere"], _folder["site"])).Message, StringComparison.Ordinal);

    PublishReport Publish() => SitePublisher.Publish(_folder["products"], _folder["site"]);

    void MakeProduct(string recipe, string id, string title = "A title", string fileName = "display.png", bool isSimulated = false)
    {
        var folder = _folder[$"products/{recipe}/{id}"];
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, "display.png"), [1, 2, 3]);
        File.WriteAllText(Path.Combine(folder, "product.json"), System.Text.Json.JsonSerializer.Serialize(new
        {
            recipe,
            version = 1,
            id,
            title,
            simulated = isSimulated,
            credit = "CNSA / CLEP / GRAS",
            observation = new { mission = "ce4", instrument = "PCAM", sequence = "0001", start = "2019-01-04T04:15:02.000Z" },
            files = new[] { new { name = fileName, role = "display", width = 4, height = 3, bytes = 3 } },
        }));
    }
}
