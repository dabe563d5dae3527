using System.Text.RegularExpressions;
using Farside.Core;
using Farside.Site;

namespace Farside.Tests.Site;

public sealed class SitePublisherTests : IDisposable
{
    readonly SiteLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Every_link_of_every_page_leads_to_a_file()
    {
        _lab.Make("picture", "A_1.2B", title: "First");
        _lab.Make("picture", "B 2#%.2B", title: "Second, with a name that an address must escape");
        var report = _lab.Publish();

        Assert.Equal(2, report.Products);
        foreach (var page in _lab.Pages)
        {
            var links = Regex.Matches(File.ReadAllText(page), "(?:href|src|action|poster)=\"([^\"]+)\"").Select(match => match.Groups[1].Value)
                .Where(link => !link.StartsWith("https:", StringComparison.Ordinal)).Select(link => link.Split('#')[0]).Where(link => link.Length > 0).ToList();
            Assert.NotEmpty(links);
            Assert.All(links, link => Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(page)!, Uri.UnescapeDataString(link))), $"{page}: {link}"));
        }
    }

    [Fact]
    public void A_publication_tells_how_far_it_is_stage_by_stage()
    {
        _lab.Make("picture", "A_1.2B");
        _lab.Make("picture", "B_2.2B");
        _lab.Make("look", "pcam-0001-c");
        var told = new Told();
        SitePublisher.Publish(_lab.Products, _lab.Site, progress: told);

        Assert.Equal([PublishStage.Indexing, PublishStage.Copying, PublishStage.Pages], told.Values.Select(value => value.Stage).Distinct());
        Assert.All(told.Values.GroupBy(value => value.Stage), stage => Assert.Equal((3, 3), (stage.Max(value => value.Done), stage.Max(value => value.Total))));
    }

    sealed class Told : IProgress<PublishProgress>
    {
        readonly System.Collections.Concurrent.ConcurrentQueue<PublishProgress> _values = new();

        public IReadOnlyCollection<PublishProgress> Values => _values;

        public void Report(PublishProgress value) => _values.Enqueue(value);
    }

    [Fact]
    public void A_page_asks_for_nothing_from_elsewhere_and_for_nothing_that_a_browser_refuses_from_disk()
    {
        _lab.Make("picture", "A_1.2B");
        _lab.Publish();

        foreach (var page in _lab.Pages.Select(File.ReadAllText))
        {
            Assert.DoesNotMatch("<(?:script|img|link|video|source|iframe)[^>]+(?:src|href)=\"(?:https?:)?//", page);
            Assert.DoesNotMatch("type=\"?module|<style|\\sstyle=|\\son[a-z]+=|javascript:", page);
            Assert.All(Regex.Matches(page, "<script(?![^>]* src=)[^>]*>").Select(match => match.Value),
                script => Assert.Matches("type=\"application/(ld\\+)?json\"", script));
        }
    }

    [Fact]
    public void Every_page_carries_the_policy_that_forbids_inline_scripts_and_styles()
    {
        _lab.Make("picture", "A_1.2B");
        _lab.Publish();

        Assert.All(_lab.Pages, page => Assert.Contains("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; style-src 'self';", File.ReadAllText(page), StringComparison.Ordinal));
    }

    [Fact]
    public void A_broken_record_and_one_of_a_newer_version_cost_a_line_each_and_the_others_are_shown()
    {
        _lab.Make("picture", "A_1.2B");
        Directory.CreateDirectory(_lab["products/picture/broken"]);
        File.WriteAllText(_lab["products/picture/broken/product.json"], "{ \"recipe\": ");
        _lab.Make("picture", "newer", change: record => record["format"] = "farside-product/9");
        var report = _lab.Publish();

        Assert.Equal(1, report.Products);
        Assert.Equal(2, report.Refused.Count);
        Assert.All(report.Refused, line => Assert.DoesNotContain('\n', line));
        Assert.Contains(report.Refused, line => line.Contains("broken", StringComparison.Ordinal));
        Assert.Contains(report.Refused, line => line.Contains("farside-product/9", StringComparison.Ordinal));
    }

    [Fact]
    public void A_picture_that_cannot_be_read_costs_its_view_and_not_its_page()
    {
        var folder = _lab.Make("picture", "A_1.2B", change: record => record["files"] = new[] { SiteLab.File_("display.png", "display", 3000, 2000) });
        File.WriteAllBytes(Path.Combine(folder, "display.png"), [1, 2, 3]);
        var report = _lab.Publish();

        Assert.Equal(1, report.Products);
        Assert.Contains("display.png", Assert.Single(report.Refused), StringComparison.Ordinal);
        Assert.True(_lab.Has("products/picture/A_1.2B/index.html"));
    }

    [Fact]
    public void Publishing_again_writes_nothing()
    {
        _lab.Make("picture", "A_1.2B");
        _lab.Make("picture", "B_2.2B");
        _lab.Publish();
        var before = Snapshot();

        Assert.Equal(0, _lab.Publish().FilesWritten);
        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public void A_new_product_leaves_the_pages_that_it_does_not_concern_alone()
    {
        _lab.Make("picture", "A_1.2B");
        _lab.Make("radargram", "R_1.2B", change: record => record["observation"] = new { mission = "ce4", instrument = "LPR", sequence = "0009", start = "2019-02-04T04:15:02.000Z" });
        _lab.Publish();
        var before = Snapshot();
        _lab.Make("picture", "B_2.2B", change: record => record["observation"] = new { mission = "ce4", instrument = "TCAM", sequence = "0044", start = "2019-03-04T04:15:02.000Z" });
        _lab.Publish();

        Assert.Equal(before["products/radargram/R_1.2B/index.html"], Snapshot()["products/radargram/R_1.2B/index.html"]);
        Assert.Equal(before["products/picture/A_1.2B/display.png"], Snapshot()["products/picture/A_1.2B/display.png"]);
    }

    [Fact]
    public void The_same_products_give_the_same_bytes_at_any_number_of_jobs()
    {
        for (var number = 0; number < 9; number++)
        {
            _lab.Make("picture", $"P_{number}.2B", title: $"Picture {number}");
        }

        _lab.Publish(new() { Jobs = 1 });
        SitePublisher.Publish(_lab.Products, _lab["other"], new() { Jobs = 4 });

        foreach (var file in Directory.EnumerateFiles(_lab.Site, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "catalogue.db"))
        {
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(_lab["other"], Path.GetRelativePath(_lab.Site, file))));
        }
    }

    [Fact]
    public void A_vanished_product_takes_its_files_along_and_leaves_a_page_that_says_so()
    {
        _lab.Make("picture", "A_1.2B");
        _lab.Make("picture", "B_2.2B");
        _lab.Publish();
        Directory.Delete(_lab["products/picture/B_2.2B"], recursive: true);
        var report = _lab.Publish();

        Assert.Equal(1, report.Gone);
        Assert.False(_lab.Has("products/picture/B_2.2B/display.png"));
        Assert.Contains("data-page=\"gone\"", _lab.Read("products/picture/B_2.2B/index.html"), StringComparison.Ordinal);
        Assert.Contains("noindex", _lab.Read("products/picture/B_2.2B/index.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("B_2.2B", _lab.Read("sitemap.xml") + _lab.Read("feed.xml") + _lab.Read("data/products-0.js"), StringComparison.Ordinal);
        Assert.True(_lab.Has("products/picture/A_1.2B/display.png"));
    }

    [Fact]
    public void A_product_that_comes_back_has_its_page_again()
    {
        _lab.Make("picture", "A_1.2B");
        _lab.Publish();
        Directory.Delete(_lab["products/picture/A_1.2B"], recursive: true);
        _lab.Publish();
        _lab.Make("picture", "A_1.2B");
        _lab.Publish();

        Assert.Contains("data-page=\"product\"", _lab.Read("products/picture/A_1.2B/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Simulated_products_say_so_on_every_page()
    {
        _lab.Make("picture", "A_1.2B", change: record => record["simulated"] = true);
        _lab.Publish();

        Assert.All(_lab.Pages, page => Assert.Contains("SIMULATED", File.ReadAllText(page), StringComparison.Ordinal));
        Assert.Contains("class=\"simulated\">SIMULATED", _lab.Read("gallery.html")[_lab.Read("gallery.html").IndexOf("class=\"card", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public void A_real_product_is_not_called_simulated()
    {
        _lab.Make("picture", "A_1.2B");
        _lab.Publish();

        Assert.DoesNotContain("<b class=\"simulated\">", _lab.Read("products/picture/A_1.2B/index.html"), StringComparison.Ordinal);
        Assert.Contains("CNSA / CLEP / GRAS", _lab.Read("products/picture/A_1.2B/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_products_is_refused_by_name() =>
        Assert.Contains("nowhere", Assert.Throws<FarsideException>(() => SitePublisher.Publish(_lab["nowhere"], _lab.Site)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_folder_of_products_that_is_not_a_sites_is_not_swept()
    {
        _lab.Make("picture", "A_1.2B");
        Directory.CreateDirectory(_lab["site/products/mine"]);
        File.WriteAllText(_lab["site/products/mine/diary.txt"], "mine");

        Assert.Throws<FarsideException>(() => _lab.Publish());
        Assert.True(File.Exists(_lab["site/products/mine/diary.txt"]));
    }

    Dictionary<string, DateTime> Snapshot() => Directory.EnumerateFiles(_lab.Site, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "catalogue.db")
        .ToDictionary(file => Path.GetRelativePath(_lab.Site, file), File.GetLastWriteTimeUtc);
}
