using System.Text.Json.Nodes;
using Farside.Catalogue.Query;
using Farside.Site.Pages;
using Microsoft.AspNetCore.Http;

namespace Farside.Site.Serve;

/// <summary>The catalogue's answer to <c>/api/search</c>; a few at work at a time, a bounded number waiting.</summary>
sealed class LiveSearch : IDisposable
{
    readonly ProductCatalogue _catalogue;
    readonly SiteState _state;
    readonly SemaphoreSlim _gate;
    readonly int _mostWaiting;
    int _waiting;

    public LiveSearch(ProductCatalogue catalogue, SiteState state, ServeOptions options)
    {
        (_catalogue, _state, _mostWaiting) = (catalogue, state, options.MostWaiting);
        _gate = new(options.Searches > 0 ? options.Searches : Environment.ProcessorCount);
    }

    public async Task Answer(HttpContext context)
    {
        if (Interlocked.Increment(ref _waiting) > _mostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            await Refuse(context, StatusCodes.Status503ServiceUnavailable, "Too many searches at a time: try again in a moment.");
            return;
        }

        try
        {
            await _gate.WaitAsync(context.RequestAborted);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }

        JsonObject? answer = null;
        var wrong = "";
        try
        {
            answer = Find(SearchQuery.Of(context.Request.Query));
        }
        catch (ArgumentException misuse)
        {
            wrong = misuse.Message;
        }
        finally
        {
            _gate.Release();
        }

        await (answer is null ? Refuse(context, StatusCodes.Status400BadRequest, wrong) : Write(context, answer));
    }

    public static Task Write(HttpContext context, JsonObject answer)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.WriteAsync(answer.ToJsonString(), context.RequestAborted);
    }

    public void Dispose() => _gate.Dispose();

    JsonObject Find(ProductQuery query)
    {
        var result = _catalogue.Search(query);
        var rows = result.Rows.Where(row => row.HasPage && !_state.IsGone(row.Key)).ToList();
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
        ["thumb"] = _state.Thumbnail(row) is { } thumbnail ? Html.Address(row.Address + thumbnail.Name) : null,
        ["w"] = _state.Thumbnail(row)?.Width ?? 0,
        ["h"] = _state.Thumbnail(row)?.Height ?? 0,
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

    static Task Refuse(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = "1";
        }

        return Write(context, new() { ["error"] = message });
    }
}
