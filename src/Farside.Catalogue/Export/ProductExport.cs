using System.Globalization;
using System.Text.Json.Nodes;
using Farside.Catalogue.Query;
using Farside.Catalogue.Records;
using Farside.Catalogue.Stac;
using Farside.Core.Records;

namespace Farside.Catalogue.Export;

/// <summary>Products → a file for other programs, one after another: memory does not grow with them.</summary>
public static class ProductExport
{
    static readonly (string Name, Func<ProductRow, string> Text)[] Columns =
    [
        ("key", row => row.Key), ("kind", row => row.Recipe), ("id", row => row.Id), ("title", row => row.Title), ("mission", row => row.Mission), ("instrument", row => row.Instrument),
        ("mode", row => row.Mode), ("eye", row => row.Eye), ("sequence", row => row.Sequence), ("station", row => row.Station), ("level", row => row.Level),
        ("frame", row => Text(row.Index)), ("start", row => row.Start?.ToUtcText() ?? ""), ("stop", row => row.Stop?.ToUtcText() ?? ""), ("lunar_day", row => Text(row.LunarDay)),
        ("sun_elevation_deg", row => Text(row.SunElevationDeg is { } sun ? Math.Round(sun, 3) : null)),
        ("longitude_deg", row => Text(Map(row)?.LongitudeDeg)), ("latitude_deg", row => Text(Map(row)?.LatitudeDeg)),
        ("east_m", row => Text(MoonPlace.Of(row)?.EastM)), ("north_m", row => Text(MoonPlace.Of(row)?.NorthM)), ("place", row => PlaceName(row)),
        ("repairs", row => Text(row.Repairs)), ("rules", row => string.Join(' ', row.RepairRules)), ("score", row => Text(row.Score)),
        ("origin", row => row.IsSimulated ? Credit.Simulated : "real"), ("credit", row => row.IsSimulated ? "" : Credit.Line),
    ];

    static readonly HashSet<string> Numbers = new(StringComparer.Ordinal) { "frame", "lunar_day", "sun_elevation_deg", "longitude_deg", "latitude_deg", "east_m", "north_m", "repairs", "score" };

    /// <returns>How many were written; STAC has no item for a product without a time.</returns>
    public static int Write(TextWriter to, IEnumerable<ProductRow> rows, ExportFormat format, ExportOptions? options = null)
    {
        options ??= new();
        return format switch
        {
            ExportFormat.Csv => Csv(to, rows),
            ExportFormat.Geojson => Features(to, rows.Select(GeoJson)),
            _ => Features(to, rows.Where(StacItem.Is).Select(row => Item(row, options))),
        };
    }

    static int Csv(TextWriter to, IEnumerable<ProductRow> rows)
    {
        var count = 0;
        to.Write(string.Join(',', Columns.Select(column => column.Name)) + "\r\n");
        foreach (var row in rows)
        {
            to.Write(string.Join(',', Columns.Select(column => Quoted(column.Text(row)))) + "\r\n");
            count++;
        }

        return count;
    }

    static int Features(TextWriter to, IEnumerable<JsonObject> features)
    {
        var count = 0;
        to.Write("{\"type\":\"FeatureCollection\",\"features\":[");
        foreach (var feature in features)
        {
            to.Write(count++ > 0 ? ",\n" : "\n");
            to.Write(StacText.Write(feature));
        }

        to.Write("\n]}\n");
        return count;
    }

    static JsonObject GeoJson(ProductRow row)
    {
        var properties = new JsonObject();
        foreach (var (name, text) in Columns)
        {
            if (text(row) is { Length: > 0 } value)
            {
                properties[name] = Numbers.Contains(name) ? JsonNode.Parse(value) : value;
            }
        }

        return new()
        {
            ["type"] = "Feature",
            ["id"] = row.Key,
            ["geometry"] = Map(row) is { } place ? new JsonObject { ["type"] = "Point", ["coordinates"] = new JsonArray(place.LongitudeDeg, place.LatitudeDeg) } : null,
            ["properties"] = properties,
        };
    }

    static JsonObject Item(ProductRow row, ExportOptions options)
    {
        var root = options.Site?.AbsoluteUri ?? "";
        var collection = $"{root}stac/{Uri.EscapeDataString(row.Collection)}/collection.json";
        var folder = $"{root}products/{Uri.EscapeDataString(row.Recipe)}/{Uri.EscapeDataString(row.Id)}/";
        var at = new StacAddresses(root + "stac/catalog.json", collection, collection, options.Site is null ? null : folder + StacItem.FileName, folder, root + "about.html");
        var product = options.Products is { } products ? Path.Combine(products, row.Recipe, row.Id) : null;
        var record = product is not null && File.Exists(Path.Combine(product, ProductRecord.FileName)) ? ProductRecord.Read(product) : null;
        return StacItem.Of(row, record, at);
    }

    static MoonPlace? Map(ProductRow row) => MoonPlace.Of(row) is { HasMap: true } place ? place : null;

    static string PlaceName(ProductRow row) => MoonPlace.Of(row) is { } place ? place.IsLander ? "lander" : row.Rover is null ? "sequence" : "product" : "";

    static string Text(IFormattable? number) => number?.ToString(null, CultureInfo.InvariantCulture) ?? "";

    static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
