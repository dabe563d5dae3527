using System.Text.Json;
using System.Text.Json.Nodes;
using Farside.Catalogue.Query;
using Farside.Catalogue.Stac;
using Microsoft.AspNetCore.Http;

namespace Farside.Site.Serve.Stac;

/// <summary>The catalogue as a STAC API 1.0 of STAC 1.1 items: landing page, conformance, collections, items, search, queryables.</summary>
sealed class StacApi(ProductCatalogue catalogue, SiteState state, SearchGate gate)
{
    /// <summary>Most bytes of a question that is posted.</summary>
    public const int MostBodyBytes = 256 << 10;

    readonly StacShelf _shelf = new(catalogue, state);

    public static bool IsFor(PathString path) => path.StartsWithSegments(StacPlaces.Path);

    public async Task Answer(HttpContext context)
    {
        var request = context.Request;
        var path = request.Path.Value![StacPlaces.Path.Length..].TrimEnd('/');
        var isPost = HttpMethods.IsPost(request.Method) && path == "/search";
        if (!isPost && !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            context.Response.Headers.Allow = path == "/search" ? "GET, HEAD, POST" : "GET, HEAD";
            await StacReply.Refusal(StatusCodes.Status405MethodNotAllowed, "Only reading is possible here.").Send(context);
            return;
        }

        var (body, refusal) = isPost ? await Body(context) : (default, null);
        if (refusal is not null)
        {
            await refusal.Send(context);
            return;
        }

        var reply = StacReply.Refusal(StatusCodes.Status503ServiceUnavailable, "Too many searches at a time: try again in a moment.");
        await gate.Run(context, () => reply = Reply(request, path, body));
        await reply.Send(context);
    }

    StacReply Reply(HttpRequest request, string path, JsonElement? body)
    {
        try
        {
            var places = new StacPlaces(request);
            return path switch
            {
                "" => StacReply.Json(StacLanding.Of(places, _shelf.Collections())),
                "/conformance" => StacReply.Json(new JsonObject { ["conformsTo"] = new JsonArray([.. StacConformance.Classes.Select(name => (JsonNode)name)]) }),
                "/api" => new(StatusCodes.Status200OK, StacOpenApi.Document(places), StacOpenApi.Type),
                "/queryables" => StacReply.Schema(StacQueryables.Of(places.Of(path), "What a filter may ask of all items")),
                "/sortables" => StacReply.Schema(StacQueryables.Sortables(places.Of(path), "What items can be sorted by")),
                "/collections" => StacReply.Json(StacLanding.Collections(places, _shelf.Collections())),
                "/search" => StacReply.GeoJson(Search(request, places, body)),
                _ => Below(request, path.Split('/'), places),
            };
        }
        catch (StacQueryException wrong)
        {
            return StacReply.Refusal(StatusCodes.Status400BadRequest, wrong.Message);
        }
        // What half a surrogate pair in a text raises when it is read.
        catch (InvalidOperationException) when (body is not null)
        {
            return StacReply.Refusal(StatusCodes.Status400BadRequest, "body: found a text that is not Unicode; expected JSON.");
        }
    }

    StacReply Below(HttpRequest request, string[] parts, StacPlaces places)
    {
        if (parts is not ["", "collections", var id, ..] || _shelf.Collections().FirstOrDefault(collection => collection.Id == id) is not { } summary)
        {
            return Nothing(parts is ["", "collections", _, ..] ? "no such collection" : "no such address");
        }

        switch (parts[3..])
        {
            case []:
                return StacReply.Json(StacCollection.Of(summary, StacLanding.LinksOf(places, summary)));
            case ["queryables"]:
                return StacReply.Schema(StacQueryables.Of(places.Collection(id) + "/queryables", $"What a filter may ask of {id}"));
            case ["items"]:
                return StacReply.GeoJson(Page(request, places, StacSearch.Read(Parameters(request)).And(StacShelf.Of(id)), null));
            case ["items", var item]:
                return _shelf.Find(id, item) is { } row ? StacReply.GeoJson(_shelf.Item(row, places)) : Nothing("no such item in this collection");
            default:
                return Nothing("no such address");
        }
    }

    JsonObject Search(HttpRequest request, StacPlaces places, JsonElement? body) =>
        Page(request, places, body is { } json ? StacSearch.Read(json) : StacSearch.Read(Parameters(request)), body);

    JsonObject Page(HttpRequest request, StacPlaces places, StacSearch search, JsonElement? body)
    {
        var found = _shelf.Search(search);
        var page = new StacPage(places, request, body);
        return new()
        {
            ["type"] = "FeatureCollection",
            ["features"] = new JsonArray([.. found.Rows.Select(row => (JsonNode)_shelf.Item(row, places))]),
            ["links"] = page.Links(found.Next),
            ["numberMatched"] = found.Total,
            ["numberReturned"] = found.Rows.Count,
        };
    }

    static IEnumerable<KeyValuePair<string, string>> Parameters(HttpRequest request) =>
        request.Query.Select(pair => KeyValuePair.Create(pair.Key, string.Join(',', (IEnumerable<string?>)pair.Value)));

    static StacReply Nothing(string what) => StacReply.Refusal(StatusCodes.Status404NotFound, $"Nothing is here: {what}.");

    static async Task<(JsonElement? Body, StacReply? Refusal)> Body(HttpContext context)
    {
        if (!context.Request.HasJsonContentType() && context.Request.ContentType?.StartsWith("application/geo+json", StringComparison.OrdinalIgnoreCase) is not true)
        {
            return (null, StacReply.Refusal(StatusCodes.Status415UnsupportedMediaType, "body: found another media type; expected application/json."));
        }

        try
        {
            using var document = await JsonDocument.ParseAsync(context.Request.Body, new() { MaxDepth = 128 }, context.RequestAborted);
            return (document.RootElement.Clone(), null);
        }
        catch (JsonException)
        {
            return (null, StacReply.Refusal(StatusCodes.Status400BadRequest, "body: found no readable JSON; expected an object such as { \"limit\": 10 }."));
        }
        catch (BadHttpRequestException tooLarge)
        {
            return (null, StacReply.Refusal(tooLarge.StatusCode, $"body: found more than {MostBodyBytes} bytes, or fewer than announced; expected a smaller question."));
        }
    }
}
