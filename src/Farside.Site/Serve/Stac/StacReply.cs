using System.Text.Json.Nodes;
using Farside.Catalogue.Stac;
using Microsoft.AspNetCore.Http;

namespace Farside.Site.Serve.Stac;

/// <summary>Answers of the API.</summary>
/// <param name="Type">Its media type.</param>
sealed record StacReply(int Status, JsonNode Body, string Type)
{
    public static StacReply Json(JsonNode body) => new(StatusCodes.Status200OK, body, "application/json; charset=utf-8");

    public static StacReply GeoJson(JsonNode body) => new(StatusCodes.Status200OK, body, "application/geo+json; charset=utf-8");

    public static StacReply Schema(JsonNode body) => new(StatusCodes.Status200OK, body, "application/schema+json; charset=utf-8");

    /// <summary>One line that says what is wrong.</summary>
    public static StacReply Refusal(int status, string line) => new(status, new JsonObject { ["code"] = status.ToString(System.Globalization.CultureInfo.InvariantCulture), ["description"] = line }, "application/json; charset=utf-8");

    public Task Send(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = Status;
        response.ContentType = Type;
        response.Headers.CacheControl = "no-store";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.WriteAsync(StacText.Write(Body), context.RequestAborted);
    }
}
