using System.Text.Json.Nodes;
using Farside.Catalogue.Export;
using Farside.Catalogue.Query;
using Farside.Core.Time;

namespace Farside.Tests.Catalogue;

public sealed class ProductExportTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_export_has_everything_that_was_found_however_many_pages_that_takes()
    {
        using var catalogue = Listed.Fill(_folder["catalogue.db"], Listed.Many(3500));
        var query = new ProductQuery { Where = new Dictionary<Facet, IReadOnlyList<string>> { [Facet.Kind] = ["picture"] }, Sort = SortOrder.SunLowest };
        var found = catalogue.Search(query).Total;

        Assert.Equal(found, catalogue.Each(query).Select(row => row.Key).Distinct().Count());
        var text = new StringWriter();
        Assert.Equal(found, ProductExport.Write(text, catalogue.Each(query), ExportFormat.Geojson));
        Assert.Equal(found, JsonNode.Parse(text.ToString())!["features"]!.AsArray().Count);
    }

    [Fact]
    public void A_table_keeps_texts_whole_whatever_they_hold()
    {
        var text = new StringWriter();
        ProductExport.Write(text, [Row("a \"quoted\", title\nof two lines")], ExportFormat.Csv);
        var lines = text.ToString().Split("\r\n");

        Assert.StartsWith("key,kind,id,title,", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"a \"\"quoted\"\", title\nof two lines\"", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Points_lie_where_the_rover_stood()
    {
        var text = new StringWriter();
        ProductExport.Write(text, [Row("x") with { Rover = new(1000, 0, 0) }, Row("y")], ExportFormat.Geojson);
        var features = JsonNode.Parse(text.ToString())!["features"]!.AsArray();

        // A kilometre to the east at 45.4446° south on the sphere of 1737.4 − 5.935 km.
        var expected = 177.5991 + (1000 / ((1_737_400 - 5935) * Math.Cos(45.4446 * Math.PI / 180)) * 180 / Math.PI);
        Assert.Equal(expected, (double)features[0]!["geometry"]!["coordinates"]![0]!, 1e-6);
        Assert.Equal("product", (string)features[0]!["properties"]!["place"]!);
        Assert.Equal(177.5991, (double)features[1]!["geometry"]!["coordinates"]![0]!);
        Assert.Equal("lander", (string)features[1]!["properties"]!["place"]!);
    }

    [Fact]
    public void Stac_items_pass_the_public_schemas_and_leave_out_what_has_no_time()
    {
        var text = new StringWriter();
        Assert.Equal(1, ProductExport.Write(text, [Row("x"), Row("y") with { Start = null }], ExportFormat.Stac, new() { Site = new("https://example.org/moon/") }));
        var item = JsonNode.Parse(text.ToString())!["features"]![0]!;

        Assert.Empty(StacSchemas.Judge(item));
        Assert.Contains(item["links"]!.AsArray(), link => (string)link!["href"]! == "https://example.org/moon/products/picture/a.2B/index.html");
    }

    static ProductRow Row(string title) => new()
    {
        Recipe = "picture",
        Id = "a.2B",
        Title = title,
        Mission = "ce4",
        Instrument = "PCAM",
        Mode = "C",
        Eye = "L",
        Sequence = "0001",
        Station = "",
        Level = "2B",
        Start = Epoch.FromUtc(2019, 1, 11),
        Thumbnail = new("thumbnail.jpg", 320, 200),
    };
}
