using System.Text.Json;
using System.Text.Json.Nodes;
using Farside.Catalogue.Query;
using Farside.Catalogue.Stac;
using Microsoft.AspNetCore.Http;

namespace Farside.Site.Serve.Stac;

/// <summary>The links of a page of items: where it is, and how to ask for the next one.</summary>
sealed class StacPage(StacPlaces places, HttpRequest request, JsonElement? body)
{
    const string Token = "token";

    public JsonArray Links(PageMark? next)
    {
        var here = places.SiteHome.TrimEnd('/') + request.Path;
        var links = new JsonArray(
            StacLink.To("root", places.Root, StacNames.JsonType), StacLink.To("self", body is null ? here + request.QueryString : here, StacNames.GeoJsonType));
        if (next is not null)
        {
            links.Add(body is { } asked ? Posted(here, asked, next) : StacLink.To("next", here + Asked(next), StacNames.GeoJsonType));
        }

        return links;
    }

    string Asked(PageMark next)
    {
        var rest = request.Query.Where(pair => pair.Key != Token).SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value));
        return QueryString.Create(rest.Append(KeyValuePair.Create(Token, (string?)next.ToString()))).ToString();
    }

    static JsonNode Posted(string here, JsonElement asked, PageMark next)
    {
        var again = JsonObject.Create(asked)!;
        again[Token] = next.ToString();
        var link = StacLink.To("next", here, StacNames.GeoJsonType).AsObject();
        link["method"] = "POST";
        link["body"] = again;
        return link;
    }
}
