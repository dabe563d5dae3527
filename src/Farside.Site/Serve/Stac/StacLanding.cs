using System.Text.Json.Nodes;
using Farside.Catalogue.Query;
using Farside.Catalogue.Stac;

namespace Farside.Site.Serve.Stac;

/// <summary>The API's front door, and its list of collections.</summary>
static class StacLanding
{
    const string QueryablesRel = "http://www.opengis.net/def/rel/ogc/1.0/queryables";
    const string SortablesRel = "http://www.opengis.net/def/rel/ogc/1.0/sortables";

    public static JsonObject Of(StacPlaces places, IReadOnlyList<CollectionSummary> collections)
    {
        var links = new JsonArray(
            StacLink.To("self", places.Root, StacNames.JsonType), StacLink.To("root", places.Root, StacNames.JsonType),
            StacLink.To("conformance", places.Of("/conformance"), StacNames.JsonType), StacLink.To("data", places.Of("/collections"), StacNames.JsonType),
            Search(places, "GET"), Search(places, "POST"),
            StacLink.To("service-desc", places.Of("/api"), StacOpenApi.Type), StacLink.To("service-doc", places.SiteHome + "about.html", StacNames.HtmlType),
            StacLink.To(QueryablesRel, places.Of("/queryables"), StacNames.SchemaType), StacLink.To(SortablesRel, places.Of("/sortables"), StacNames.SchemaType));
        foreach (var collection in collections)
        {
            links.Add(StacLink.To("child", places.Collection(collection.Id), StacNames.JsonType, StacCollection.Title(collection)));
        }

        var root = StacRoot.Of(collections, links);
        root["conformsTo"] = new JsonArray([.. StacConformance.Classes.Select(name => (JsonNode)name)]);
        return root;
    }

    public static JsonObject Collections(StacPlaces places, IReadOnlyList<CollectionSummary> collections) => new()
    {
        ["collections"] = new JsonArray([.. collections.Select(collection => (JsonNode)StacCollection.Of(collection, LinksOf(places, collection)))]),
        ["links"] = new JsonArray(StacLink.To("root", places.Root, StacNames.JsonType), StacLink.To("self", places.Of("/collections"), StacNames.JsonType)),
        ["numberMatched"] = collections.Count,
        ["numberReturned"] = collections.Count,
    };

    public static IEnumerable<JsonNode> LinksOf(StacPlaces places, CollectionSummary collection)
    {
        var here = places.Collection(collection.Id);
        yield return StacLink.To("self", here, StacNames.JsonType);
        yield return StacLink.To("root", places.Root, StacNames.JsonType);
        yield return StacLink.To("parent", places.Root, StacNames.JsonType);
        yield return StacLink.To("items", here + "/items", StacNames.GeoJsonType);
        yield return StacLink.To("license", places.SiteHome + "about.html", StacNames.HtmlType);
        yield return StacLink.To(QueryablesRel, here + "/queryables", StacNames.SchemaType);
    }

    static JsonNode Search(StacPlaces places, string method)
    {
        var link = StacLink.To("search", places.Of("/search"), StacNames.GeoJsonType).AsObject();
        link["method"] = method;
        return link;
    }
}
