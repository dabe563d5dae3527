using System.Text.Json.Nodes;

namespace Farside.Catalogue.Stac;

/// <summary>What filters may ask about, as a JSON schema.</summary>
public static class StacQueryables
{
    const string PointSchema = "https://geojson.org/schema/Point.json";

    /// <param name="address">Where the schema is read.</param>
    public static JsonObject Of(string address, string title) => new()
    {
        ["$schema"] = "https://json-schema.org/draft/2019-09/schema",
        ["$id"] = address,
        ["type"] = "object",
        ["title"] = title,
        ["properties"] = new JsonObject(Queryable.All.Select(queryable => KeyValuePair.Create(queryable.Name, (JsonNode?)Property(queryable)))),
        ["additionalProperties"] = false,
    };

    /// <summary>What can be sorted by, as a JSON schema.</summary>
    public static JsonObject Sortables(string address, string title) => new()
    {
        ["$schema"] = "https://json-schema.org/draft/2019-09/schema",
        ["$id"] = address,
        ["type"] = "object",
        ["title"] = title,
        ["properties"] = new JsonObject(Queryable.All.Where(queryable => StacSort.Properties.Contains(queryable.Name)).Select(queryable => KeyValuePair.Create(queryable.Name, (JsonNode?)Property(queryable)))),
    };

    static JsonObject Property(Queryable queryable)
    {
        var schema = queryable.Type switch
        {
            QueryableType.Number => new JsonObject { ["type"] = "number" },
            QueryableType.Time => new() { ["type"] = "string", ["format"] = "date-time" },
            QueryableType.Geometry => new() { ["$ref"] = PointSchema },
            _ => new() { ["type"] = "string" },
        };
        schema["title"] = queryable.Title;
        return schema;
    }
}
