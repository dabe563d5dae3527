using System.Text.Json.Nodes;
using Farside.Catalogue.Query;
using Farside.Core.Records;

namespace Farside.Catalogue.Stac;

/// <summary>The root catalogue, which lists all collections.</summary>
public static class StacRoot
{
    public static JsonObject Of(IReadOnlyList<CollectionSummary> collections, JsonArray links)
    {
        var isSimulated = collections.Any(collection => collection.IsSimulated);
        return new()
        {
            ["type"] = "Catalog",
            ["stac_version"] = StacNames.Version,
            ["id"] = StacNames.RootId,
            ["title"] = isSimulated ? $"Farside [{Credit.Simulated}]" : "Farside",
            ["description"] = "What Farside made of the data of lunar landers. "
                + (isSimulated ? $"{Credit.Simulated}: products of a simulated mission are among these, and each says so." : $"Credit: {Credit.Line}."),
            ["links"] = links,
        };
    }
}
