using System.Text.Json.Nodes;
using Farside.Archive.Missions;
using Farside.Catalogue.Query;
using Farside.Core.Records;

namespace Farside.Catalogue.Stac;

/// <summary>All products of one kind from one mission, as a STAC collection: what readers look for together, and what has the same assets.</summary>
public static class StacCollection
{
    public static JsonObject Of(CollectionSummary summary, IEnumerable<JsonNode> links)
    {
        var collection = new JsonObject
        {
            ["type"] = "Collection",
            ["stac_version"] = StacNames.Version,
            ["stac_extensions"] = new JsonArray(StacNames.SolarSystem),
            ["id"] = summary.Id,
            ["title"] = Title(summary),
            ["description"] = Description(summary),
            ["keywords"] = new JsonArray([.. Keywords(summary).Select(word => (JsonNode)word)]),
            ["license"] = "other",
            ["providers"] = StacProviders.Of(summary.IsSimulated, Credit.Line),
            ["extent"] = Extent(summary),
            ["ssys:targets"] = new JsonArray("Moon"),
            ["summaries"] = Summaries(summary),
        };
        collection["links"] = new JsonArray([.. links]);
        return collection;
    }

    public static string Title(CollectionSummary summary)
    {
        var mission = MissionRegistry.Find(summary.Mission)?.Title ?? summary.Mission;
        var title = string.Join(" · ", new[] { mission, summary.Kind }.Where(part => part.Length > 0));
        return summary.IsSimulated ? $"{title} [{Credit.Simulated}]" : title;
    }

    static string Description(CollectionSummary summary)
    {
        var what = $"Farside's products of kind {summary.Kind}{(summary.Mission.Length > 0 ? $" from {MissionRegistry.Find(summary.Mission)?.Title ?? summary.Mission}" : "")}: {summary.Count} items.";
        var where = "Coordinates are planetocentric longitude east and latitude on the Moon (IAU_2015:30100), a point where the product was taken; site metres are east and north of the lander.";
        return summary.IsSimulated ? $"{Credit.Simulated}: no data of a real mission. {what} {where}" : $"{what} {where} Credit: {Credit.Line}.";
    }

    static IEnumerable<string> Keywords(CollectionSummary summary) =>
        new[] { summary.IsSimulated ? Credit.Simulated : "", "Moon", summary.Mission, summary.Kind }.Concat(summary.Instruments).Where(word => word.Length > 0).Distinct();

    static JsonObject Extent(CollectionSummary summary)
    {
        var box = summary.Box is { } known ? new JsonArray(known.WestDeg, known.SouthDeg, known.EastDeg, known.NorthDeg) : new JsonArray(-180, -90, 180, 90);
        return new()
        {
            ["spatial"] = new JsonObject { ["bbox"] = new JsonArray(box) },
            ["temporal"] = new JsonObject { ["interval"] = new JsonArray(new JsonArray(summary.Begin?.ToUtcText(), summary.End?.ToUtcText())) },
        };
    }

    static JsonObject Summaries(CollectionSummary summary)
    {
        var summaries = new JsonObject { ["farside:kind"] = new JsonArray(summary.Kind) };
        if (summary.Instruments.Count > 0)
        {
            summaries["instruments"] = new JsonArray([.. summary.Instruments.Select(name => (JsonNode)name.ToLowerInvariant())]);
        }

        if (summary.LunarDays is { } days)
        {
            summaries["farside:lunar_day"] = new JsonObject { ["minimum"] = days.First, ["maximum"] = days.Last };
        }

        return summaries;
    }
}
