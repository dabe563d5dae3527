using System.Text.Json.Nodes;
using Farside.Archive.Missions;
using Farside.Catalogue.Query;
using Farside.Catalogue.Records;
using Farside.Core.Records;

namespace Farside.Catalogue.Stac;

/// <summary>A product as a STAC item.</summary>
public static class StacItem
{
    /// <summary>The item's file beside a product's page.</summary>
    public const string FileName = "item.json";

    /// <summary>False for a product without a time: STAC has no item for it.</summary>
    public static bool Is(ProductRow row) => row.Start is not null;

    /// <param name="record">Its files are the assets; null for a row whose record is not at hand, which then has its thumbnail alone.</param>
    /// <param name="at">Where the item and its relatives are.</param>
    /// <param name="shows">Whether a file of the product is there for readers.</param>
    public static JsonObject Of(ProductRow row, ProductRecord? record, StacAddresses at, Func<ProductFile, bool>? shows = null)
    {
        var place = MoonPlace.Of(row) is { HasMap: true } known ? known : (MoonPlace?)null;
        var assets = StacAssets.Of(row, record, at, shows);
        var item = new JsonObject
        {
            ["type"] = "Feature",
            ["stac_version"] = StacNames.Version,
            ["stac_extensions"] = Extensions(row, assets),
            ["id"] = row.Id,
            ["geometry"] = place is { } point ? Point(point) : null,
        };
        if (place is { } spot)
        {
            item["bbox"] = new JsonArray(spot.LongitudeDeg, spot.LatitudeDeg, spot.LongitudeDeg, spot.LatitudeDeg);
        }

        item["properties"] = Properties(row, record, place);
        item["links"] = Links(row, at);
        item["assets"] = assets;
        item["collection"] = row.Collection;
        return item;
    }

    static JsonArray Extensions(ProductRow row, JsonObject assets)
    {
        var extensions = new JsonArray(StacNames.SolarSystem, StacNames.Projection);
        if (row.SunElevationDeg is not null)
        {
            extensions.Add(StacNames.View);
        }

        if (assets.Any(asset => asset.Value!["file:size"] is not null))
        {
            extensions.Add(StacNames.File);
        }

        return extensions;
    }

    static JsonObject Point(MoonPlace place) => new() { ["type"] = "Point", ["coordinates"] = new JsonArray(place.LongitudeDeg, place.LatitudeDeg) };

    static JsonObject Properties(ProductRow row, ProductRecord? record, MoonPlace? place)
    {
        var properties = new JsonObject { ["title"] = row.IsSimulated ? $"{row.Title} [{Credit.Simulated}]" : row.Title, ["datetime"] = row.Start?.ToUtcText() };
        if (row.Start is { } start && row.Stop is { } stop && stop > start)
        {
            (properties["start_datetime"], properties["end_datetime"]) = (start.ToUtcText(), stop.ToUtcText());
        }

        properties["keywords"] = new JsonArray([.. Keywords(row).Select(word => (JsonNode)word)]);
        properties["license"] = "other";
        properties["providers"] = StacProviders.Of(row.IsSimulated, record?.CreditLine ?? Credit.Line);
        Describe(properties, row);
        properties["ssys:targets"] = new JsonArray("Moon");
        properties["ssys:target_class"] = "satellite";
        if (place is { } there)
        {
            properties["proj:code"] = StacNames.MoonCode;
            properties["proj:centroid"] = new JsonObject { ["lat"] = there.LatitudeDeg, ["lon"] = there.LongitudeDeg };
        }

        if (row.SunElevationDeg is { } sun)
        {
            properties["view:sun_elevation"] = Math.Round(sun, 2);
        }

        AddOwn(properties, row, record, place);
        return properties;
    }

    static IEnumerable<string> Keywords(ProductRow row) =>
        new[] { row.IsSimulated ? Credit.Simulated : "", "Moon", row.Mission, row.Instrument, row.Recipe, row.Station }.Where(word => word.Length > 0);

    static void Describe(JsonObject properties, ProductRow row)
    {
        if (row.Mission.Length > 0)
        {
            properties["mission"] = row.Mission;
            properties["platform"] = MissionRegistry.Find(row.Mission)?.Title.ToLowerInvariant() ?? row.Mission;
        }

        if (row.Instrument.Length > 0)
        {
            properties["instruments"] = new JsonArray(row.Instrument.ToLowerInvariant());
        }
    }

    // What STAC has no word for, under our own prefix; the names are those that a filter takes.
    static void AddOwn(JsonObject properties, ProductRow row, ProductRecord? record, MoonPlace? place)
    {
        (string Name, string Text)[] texts =
        [
            ("kind", row.Recipe), ("instrument", row.Instrument), ("mode", row.Mode), ("eye", row.Eye), ("sequence", row.Sequence), ("station", row.Station),
            ("level", row.Level), ("origin", row.IsSimulated ? "simulated" : "real"), ("licence", record?.Licence ?? ""), ("version", record?.Version ?? ""),
        ];
        foreach (var (name, text) in texts.Where(text => text.Text.Length > 0))
        {
            properties["farside:" + name] = text;
        }

        if (row.LunarDay is { } day)
        {
            properties["farside:lunar_day"] = day;
        }

        if (place is { } there)
        {
            (properties["farside:east_m"], properties["farside:north_m"]) = (there.EastM, there.NorthM);
            properties["farside:place"] = there.IsLander ? "lander" : row.Rover is null ? "sequence" : "product";
        }

        properties["farside:repairs"] = row.Repairs;
        properties["farside:score"] = row.Score;
        properties["farside:quality"] = new JsonArray([.. row.Quality.Where(number => double.IsFinite(number.Value))
            .Select(number => (JsonNode)new JsonObject { ["name"] = number.Name, ["value"] = number.Value, ["unit"] = number.Unit })]);
    }

    static JsonArray Links(ProductRow row, StacAddresses at)
    {
        var links = new JsonArray(
            StacLink.To("root", at.Root, StacNames.JsonType), StacLink.To("parent", at.Parent, StacNames.JsonType), StacLink.To("collection", at.Collection, StacNames.JsonType));
        if (at.Self is { } self)
        {
            links.Add(StacLink.To("self", self, StacNames.GeoJsonType));
        }

        if (row.HasPage && at.File("index.html") is { } page)
        {
            links.Add(StacLink.To("alternate", page, StacNames.HtmlType, "The product's page"));
        }

        if (at.Terms is { } terms)
        {
            links.Add(StacLink.To("license", terms, StacNames.HtmlType));
        }

        return links;
    }
}
