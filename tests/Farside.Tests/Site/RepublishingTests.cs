using System.Text.Json;
using Farside.Site;

namespace Farside.Tests.Site;

public sealed class RepublishingTests : IDisposable
{
    readonly SiteLab _lab = new();

    public RepublishingTests()
    {
        for (var index = 0; index < 4; index++)
        {
            Frame(index, "L");
            Frame(index, "R");
        }

        Frame(7, "L", sequence: "0002");
        _lab.Make("look", "pcam-0001-c");
        Pair("pcam-0001-c-000", "F0L", "F0R");
        _lab.Publish();
    }

    public void Dispose() => _lab.Dispose();

    public static TheoryData<string, Action<RepublishingTests>> News => new()
    {
        { "a frame more", test => test.Frame(4, "L") },
        { "a frame of another sequence at the same stop", test => test.Frame(8, "L", sequence: "0003") },
        { "a title", test => test.Frame(2, "L", title: "Another title") },
        { "a pair more", test => test.Pair("pcam-0001-c-001", "F1L", "F1R") },
        { "a panorama", test => test.Pair("pcam-0001-c", "F0L", "F1L", recipe: "panorama") },
        { "the frames' geometry", test => test.Geometry("F2L") },
        { "what a product cites", test => test._lab.Make("look", "pcam-0001-c", title: "Another look") },
        { "a product that is gone", test => Directory.Delete(Path.Combine(test._lab.Products, "picture", "F3R"), recursive: true) },
        { "a product that is withdrawn", test => File.WriteAllText(Path.Combine(test._lab.Products, "withdrawn.txt"), "picture/F1R not meant for the public\n") },
        { "a file beside the record", test => File.WriteAllBytes(Path.Combine(test._lab.Products, "picture", "F1L", "display.png"), SiteLab.Picture(9, 7)) },
        { "a thumbnail less", test => test.Frame(1, "R", change: record => record["files"] = new[] { SiteLab.File_("display.png", "display", 8, 6) }) },
        { "the stop's place", test => test.Frame(0, "L", rover: "3.000, 4.000, 0.000 m") },
    };

    /// <summary>Whatever a page names may have moved: nothing of the earlier site may stay that a new one would not have.</summary>
    [Theory]
    [MemberData(nameof(News))]
    public void A_site_brought_up_to_date_is_the_site_made_anew(string what, Action<RepublishingTests> happen)
    {
        happen(this);
        _lab.Publish();
        SitePublisher.Publish(_lab.Products, _lab["anew"]);

        foreach (var file in Directory.EnumerateFiles(_lab["anew"], "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(_lab["anew"], path)).Where(path => !path.StartsWith(".farside", StringComparison.Ordinal)))
        {
            Assert.True(_lab.Has(file), $"{what}: {file} is missing");
            Assert.True(File.ReadAllBytes(Path.Combine(_lab["anew"], file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(_lab.Site, file))), $"{what}: {file} is an earlier one");
        }
    }

    [Fact]
    public void Pages_of_which_nothing_moved_are_not_even_looked_at()
    {
        var page = Path.Combine(_lab.Site, "products/picture/F2L/index.html");
        File.WriteAllText(page, "as somebody left it");

        Assert.Equal(0, _lab.Publish().FilesWritten);
        Assert.Equal("as somebody left it", File.ReadAllText(page));
    }

    [Fact]
    public void A_page_that_somebody_deleted_comes_back()
    {
        File.Delete(Path.Combine(_lab.Site, "products/picture/F2L/index.html"));
        _lab.Publish();

        Assert.True(_lab.Has("products/picture/F2L/index.html"));
    }

    [Fact]
    public void Where_the_site_will_be_read_stands_in_every_page()
    {
        _lab.Publish(new() { Address = new("https://example.org/moon/") });

        Assert.Contains("https://example.org/moon/products/picture/F2L/", _lab.Read("products/picture/F2L/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_broken_is_said_again_each_time()
    {
        File.WriteAllText(Path.Combine(Frame(9, "L", change: record => record["files"] = new[] { SiteLab.File_("display.png", "display", 3000, 2000) }), "display.png"), "no picture");

        Assert.Equal(Assert.Single(_lab.Publish().Refused), Assert.Single(_lab.Publish().Refused));
    }

    string Frame(int index, string eye, string sequence = "0001", string title = "", string rover = "1.000, 2.000, 0.000 m", Action<Dictionary<string, object?>>? change = null)
    {
        var id = $"F{index}{eye}";
        return _lab.Make("picture", id, title.Length > 0 ? title : $"Chang’e-4 · Panoramic Camera · {eye} · sequence {sequence} · frame {index}", record =>
        {
            record["observation"] = new { mission = "ce4", instrument = "PCAM", mode = "C", eye, sequence, index, start = $"2019-01-04T04:15:{index:00}.{(eye == "L" ? 0 : 5)}00Z" };
            record["inputs"] = new[] { new { id, sha256 = "" } };
            record["cites"] = new[] { new { recipe = "look", id = "pcam-0001-c", version = "1", sha256 = "" } };
            record["facts"] = new[] { new { name = "Rover from the lander, east, north, up", value = rover } };
            change?.Invoke(record);
        });
    }

    void Pair(string id, string left, string right, string recipe = "anaglyph") => _lab.Make(recipe, id, change: record =>
    {
        record["observation"] = new { mission = "ce4", instrument = "PCAM", mode = "C", start = "2019-01-04T04:15:00.000Z" };
        record["inputs"] = new[] { new { id = left, sha256 = "" }, new { id = right, sha256 = "" } };
    });

    void Geometry(string frame)
    {
        var folder = _lab.Make("geometry", "pcam-0001-c", change: record =>
        {
            record["observation"] = new { mission = "ce4" };
            record["inputs"] = new[] { new { id = frame, sha256 = "" } };
        });
        File.WriteAllText(Path.Combine(folder, "geometry.json"), JsonSerializer.Serialize(new
        {
            cameras = new[] { new { width = 8, focalLengthPx = 20, principalColumn = 4, principalRow = 3 } },
            views = new[] { new { id = frame, camera = 0, siteFromCamera = new { rotation = new[] { 1, 0, 0, 0, 0, -1, 0, 1, 0 }, originM = new[] { 0, 0, 2 } } } },
        }));
    }
}
