using System.Text.Json.Nodes;
using Farside.Catalogue.Query;
using Farside.Site.Pages;
using Microsoft.AspNetCore.Http;

namespace Farside.Site.Serve;

/// <summary>The catalogue's answer to <c>/api/search</c>.</summary>
sealed class LiveSearch(ProductCatalogue catalogue, SiteState state, SearchGate gate)
{
    public async Task Answer(HttpContext context)
    {
        JsonObject? answer = null;
        var wrong = "";
        var isDone = await gate.Run(context, () =>
        {
            try
            {
                answer = Find(SearchQuery.Of(context.Request.Query));
            }
            catch (ArgumentException misuse)
            {
                wrong = misuse.Message;
            }
        });
        await (!isDone ? Write(context, new() { ["error"] = "Too many searches at a time: try again in a moment." })
            : answer is null ? Refuse(context, wrong) : Write(context, answer));
    }

    public static Task Write(HttpContext context, JsonObject answer)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.WriteAsync(answer.ToJsonString(), context.RequestAborted);
    }

    JsonObject Find(ProductQuery query)
    {
        var result = catalogue.Search(query);
        var rows = result.Rows.Where(row => state.HasPage(row)).ToList();
        var facets = new JsonObject();
        foreach (var (name, counts) in result.Facets)
        {
            facets[name] = new JsonObject(counts.Select(count => KeyValuePair.Create(count.Value, (JsonNode?)JsonValue.Create(count.Count))));
        }

        return new()
        {
            ["total"] = result.Total - (result.Rows.Count - rows.Count),
            ["offset"] = query.Offset,
            ["rows"] = new JsonArray([.. rows.Select(Row)]),
            ["facets"] = facets,
        };
    }

    JsonNode Row(ProductRow row) => new JsonObject
    {
        ["kind"] = row.Recipe,
        ["id"] = row.Id,
        ["title"] = row.Title,
        ["page"] = Html.Address(row.Address) + "index.html",
        ["thumb"] = state.Thumbnail(row) is { } thumbnail ? Html.Address(row.Address + thumbnail.Name) : null,
        ["w"] = state.Thumbnail(row)?.Width ?? 0,
        ["h"] = state.Thumbnail(row)?.Height ?? 0,
        ["mission"] = row.Mission,
        ["instrument"] = row.Instrument,
        ["mode"] = row.Mode,
        ["eye"] = row.Eye,
        ["sequence"] = row.Sequence,
        ["station"] = row.Station,
        ["day"] = row.LunarDay ?? 0,
        ["time"] = row.StartUnixS,
        ["sun"] = row.SunElevationDeg is { } sun ? Math.Round(sun, 1) : null,
        ["repairs"] = row.Repairs,
        ["score"] = Math.Round(row.Score),
        ["simulated"] = row.IsSimulated,
    };

    static Task Refuse(HttpContext context, string message)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Write(context, new() { ["error"] = message });
    }
}
