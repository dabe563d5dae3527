using System.Text.Json.Nodes;
using Farside.Catalogue.Stac;

namespace Farside.Site.Serve.Stac;

/// <summary>The API described for programs: OpenAPI 3.0.</summary>
static class StacOpenApi
{
    public const string Type = "application/vnd.oai.openapi+json;version=3.0";

    static readonly (string Name, string What, string Shape)[] Asked =
    [
        ("bbox", "west,south,east,north in degrees of longitude and latitude on the Moon; west above east crosses 180°", "numbers"),
        ("site-bbox", "west,south,east,north in metres from the lander", "numbers"),
        ("datetime", "a time, or two with a slash between, of which one may be '..'", "text"),
        ("ids", "identifiers with commas between", "texts"),
        ("collections", "collections with commas between", "texts"),
        ("intersects", "a GeoJSON geometry", "text"),
        ("q", "words of title, name, kind or date", "text"),
        ("filter", "CQL2", "text"),
        ("filter-lang", "cql2-text or cql2-json", "text"),
        ("sortby", "e.g. -datetime; see /sortables", "text"),
        ("limit", "items of a page, at most 1000", "whole"),
        ("token", "of a next link", "text"),
    ];

    public static JsonObject Document(StacPlaces places)
    {
        var search = Get("Items of all collections", StacNames.GeoJsonType, Asked.Select(Parameter));
        search["post"] = new JsonObject
        {
            ["summary"] = "Items of all collections, asked for in JSON",
            ["requestBody"] = new JsonObject { ["content"] = new JsonObject { [StacNames.JsonType] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "object" } } } },
            ["responses"] = Responses(StacNames.GeoJsonType),
        };
        var items = Asked.Where(asked => asked.Name is not ("ids" or "collections" or "intersects")).Select(Parameter);
        return new()
        {
            ["openapi"] = "3.0.3",
            ["info"] = new JsonObject { ["title"] = "Farside's STAC API", ["version"] = StacNames.Version },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = places.Root }),
            ["paths"] = new JsonObject
            {
                ["/"] = Get("Landing page", StacNames.JsonType, []),
                ["/conformance"] = Get("What the API keeps to", StacNames.JsonType, []),
                ["/collections"] = Get("All collections", StacNames.JsonType, []),
                ["/collections/{collectionId}"] = Get("A collection", StacNames.JsonType, [InPath("collectionId")]),
                ["/collections/{collectionId}/queryables"] = Get("What a filter may ask about", StacNames.SchemaType, [InPath("collectionId")]),
                ["/collections/{collectionId}/items"] = Get("Items of a collection", StacNames.GeoJsonType, items.Prepend(InPath("collectionId"))),
                ["/collections/{collectionId}/items/{itemId}"] = Get("An item", StacNames.GeoJsonType, [InPath("collectionId"), InPath("itemId")]),
                ["/queryables"] = Get("What a filter may ask about", StacNames.SchemaType, []),
                ["/sortables"] = Get("What items can be sorted by", StacNames.SchemaType, []),
                ["/search"] = search,
            },
        };
    }

    static JsonObject Get(string summary, string type, IEnumerable<JsonNode> parameters) => new()
    {
        ["get"] = new JsonObject { ["summary"] = summary, ["parameters"] = new JsonArray([.. parameters]), ["responses"] = Responses(type) },
    };

    static JsonObject Responses(string type) => new()
    {
        ["200"] = new JsonObject { ["description"] = "As asked", ["content"] = new JsonObject { [type] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "object" } } } },
        ["400"] = new JsonObject { ["description"] = "One line that says what was found and what was expected" },
        ["404"] = new JsonObject { ["description"] = "Nothing is here" },
    };

    static JsonNode InPath(string name) => new JsonObject { ["name"] = name, ["in"] = "path", ["required"] = true, ["schema"] = new JsonObject { ["type"] = "string" } };

    static JsonNode Parameter((string Name, string What, string Shape) asked)
    {
        JsonObject schema = asked.Shape switch
        {
            "numbers" => new() { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "number" } },
            "texts" => new() { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } },
            "whole" => new() { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = StacSearch.MostItems },
            _ => new() { ["type"] = "string" },
        };
        var parameter = new JsonObject { ["name"] = asked.Name, ["in"] = "query", ["description"] = asked.What, ["schema"] = schema };
        if (asked.Shape is "numbers" or "texts")
        {
            (parameter["style"], parameter["explode"]) = ("form", false);
        }

        return parameter;
    }
}
