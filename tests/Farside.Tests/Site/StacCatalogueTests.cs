using System.Text.Json.Nodes;
using Farside.Tests.Catalogue;

namespace Farside.Tests.Site;

/// <summary>The static STAC catalogue that publish writes.</summary>
public sealed class StacCatalogueTests : IDisposable
{
    readonly SiteLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Every_item_is_reached_from_the_root_by_links_that_lead_to_files()
    {
        MakeMission();
        _lab.Publish();
        var items = Walk("stac/catalog.json");

        Assert.Equal(["panorama/pcam-0001-c", "picture/A_1.2B", "picture/Ü b.2B"], items.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Items_pass_the_public_schemas_and_say_what_is_known()
    {
        MakeMission();
        _lab.Publish();
        foreach (var path in Directory.GetFiles(_lab.Site, "item.json", SearchOption.AllDirectories))
        {
            Assert.Empty(StacSchemas.Judge(JsonNode.Parse(File.ReadAllText(path))!));
        }

        var item = Json("products/picture/A_1.2B/item.json");
        Assert.Equal("1.1.0", (string)item["stac_version"]!);
        Assert.Equal("ce4-picture", (string)item["collection"]!);
        Assert.Equal("2019-01-04T04:15:02.000Z", (string)item["properties"]!["datetime"]!);
        Assert.Equal("Moon", (string)item["properties"]!["ssys:targets"]![0]!);
        Assert.Equal("IAU_2015:30100", (string)item["properties"]!["proj:code"]!);
        Assert.Equal("other", (string)item["properties"]!["license"]!);
        Assert.Equal("CNSA / CLEP / GRAS", (string)item["properties"]!["providers"]![0]!["name"]!);
        Assert.Equal(-45.4446, (double)item["geometry"]!["coordinates"]![1]!);
        var asset = item["assets"]!["display.png"]!;
        Assert.Equal("./display.png", (string)asset["href"]!);
        Assert.Equal("image/png", (string)asset["type"]!);
        Assert.Equal("1220" + new string('a', 64), (string)asset["file:checksum"]!);
        Assert.Equal([6, 8], asset["proj:shape"]!.AsArray().Select(side => (int)side!));
        Assert.Equal("thumbnail", (string)item["assets"]!["thumbnail.png"]!["roles"]![0]!);
    }

    [Fact]
    public void A_bad_item_does_not_pass_the_schemas_that_good_ones_pass()
    {
        MakeMission();
        _lab.Publish();
        var item = Json("products/picture/A_1.2B/item.json");
        item["properties"]!["datetime"] = null;
        Assert.NotEmpty(StacSchemas.Judge(item));
        item = Json("products/picture/A_1.2B/item.json");
        item["properties"]!["ssys:target_class"] = "moon";
        Assert.NotEmpty(StacSchemas.Judge(item));
    }

    [Fact]
    public void What_is_simulated_says_so_in_item_collection_and_root()
    {
        _lab.Make("picture", "A_1.2B", change: record => record["simulated"] = true);
        _lab.Publish();

        Assert.Contains("SIMULATED", (string)Json("products/picture/A_1.2B/item.json")["properties"]!["title"]!, StringComparison.Ordinal);
        Assert.Contains("SIMULATED", (string)Json("products/picture/A_1.2B/item.json")["properties"]!["providers"]![0]!["name"]!, StringComparison.Ordinal);
        Assert.Contains("SIMULATED", (string)Json("stac/ce4-picture/collection.json")["description"]!, StringComparison.Ordinal);
        Assert.Contains("SIMULATED", (string)Json("stac/catalog.json")["description"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_publication_touches_nothing_and_what_is_withdrawn_leaves()
    {
        MakeMission();
        _lab.Publish();
        Assert.Equal(0, _lab.Publish().FilesWritten);

        File.WriteAllText(Path.Combine(_lab.Products, "withdrawn.txt"), "panorama/pcam-0001-c rights\n");
        _lab.Publish();
        Assert.False(_lab.Has("products/panorama/pcam-0001-c/item.json"));
        Assert.False(_lab.Has("stac/ce4-panorama/collection.json"));
        Assert.DoesNotContain("panorama", _lab.Read("stac/catalog.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void Links_only_lists_thumbnails_alone_and_where_the_data_come_from()
    {
        _lab.Make("picture", "A_1.2B");
        _lab.Publish(new() { IsLinksOnly = true });
        var item = Json("products/picture/A_1.2B/item.json");

        Assert.Equal("thumbnail.png", Assert.Single(item["assets"]!.AsObject()).Key);
        Assert.Contains(item["links"]!.AsArray(), link => (string)link!["rel"]! == "via");
    }

    [Fact]
    public void With_an_address_everything_says_where_it_is_read()
    {
        _lab.Make("picture", "A_1.2B");
        _lab.Publish(new() { Address = new("https://example.org/moon/") });

        Assert.Contains(Json("products/picture/A_1.2B/item.json")["links"]!.AsArray(), link => (string)link!["href"]! == "https://example.org/moon/products/picture/A_1.2B/item.json");
        Assert.Contains(Json("stac/catalog.json")["links"]!.AsArray(), link => (string)link!["href"]! == "https://example.org/moon/stac/catalog.json");
    }

    [Fact]
    public void A_large_collection_is_listed_by_lunar_days()
    {
        var rows = Enumerable.Range(0, 2500).Select(i => new Farside.Site.Contents.Listed
        {
            Recipe = "picture",
            Id = $"{i:D4}",
            Title = "",
            Mission = "ce4",
            Day = i < 1200 ? 1 : 2,
            Time = Farside.Core.Time.Epoch.FromUtc(2019, 1, 4) + TimeSpan.FromMinutes(i),
        });
        var plan = new Farside.Site.Stac.StacPlan(new(null!, rows));

        Assert.Equal([("day-001.json", 1000), ("day-001-2.json", 200), ("day-002.json", 1000), ("day-002-2.json", 300)], Assert.Single(plan.Collections).Files.Select(file => (file.Name, file.Keys.Count)));
        Assert.Equal("day-001-2.json", plan.Of("picture/1100")!.Name);
    }

    void MakeMission()
    {
        _lab.Make("picture", "A_1.2B");
        _lab.Make("picture", "Ü b.2B", title: "</script><b>");
        _lab.Make("panorama", "pcam-0001-c", change: record => record["observation"] = new { mission = "ce4", instrument = "PCAM", mode = "C", sequence = "0001", start = "2019-01-04T04:15:02.000Z", stop = "2019-01-04T05:15:02.000Z" });
        _lab.Make("colour", "timeless", change: record => record["observation"] = new { mission = "ce4", instrument = "PCAM" });
    }

    /// <summary>Follows child and item links, and gives the products found; every link must lead to a file, and items back to their parents.</summary>
    List<string> Walk(string path)
    {
        var found = new List<string>();
        foreach (var link in Json(path)["links"]!.AsArray())
        {
            var target = Target(path, (string)link!["href"]!);
            Assert.True(_lab.Has(target), target);
            switch ((string)link["rel"]!)
            {
                case "child":
                    found.AddRange(Walk(target));
                    break;
                case "item":
                    var item = Json(target);
                    Assert.Equal(path, Target(target, (string)item["links"]!.AsArray().First(back => (string)back!["rel"]! == "parent")!["href"]!));
                    Assert.All(item["assets"]!.AsObject(), asset => Assert.True(_lab.Has(Target(target, (string)asset.Value!["href"]!))));
                    found.Add(string.Join('/', target.Split('/')[1..3]));
                    break;
            }
        }

        return found;
    }

    static string Target(string from, string href) => Uri.UnescapeDataString(new Uri(new Uri("http://x/" + string.Join('/', from.Split('/').Select(Uri.EscapeDataString))), href).AbsolutePath)[1..];

    JsonNode Json(string path) => JsonNode.Parse(_lab.Read(path))!;
}
