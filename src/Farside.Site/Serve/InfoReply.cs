using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Farside.Site.Serve;

/// <summary>The <c>info.json</c> of a picture's tiles, its <c>id</c> the address at which it was asked for: a site that was published without one learns it here.</summary>
/// <remarks>Source: IIIF Image API 3.0, section 5.2: <c>id</c> is the base address of the image.</remarks>
static class InfoReply
{
    public const string Name = "/info.json";
    const long MostBytes = 1 << 20;

    public static async Task Send(HttpContext context, string file)
    {
        if (Info(file) is not { } info || (string?)info["id"] is not { } id || Uri.IsWellFormedUriString(id, UriKind.Absolute))
        {
            await FileReply.Send(context, file, isGone: false);
            return;
        }

        var request = context.Request;
        info["id"] = $"{request.Scheme}://{request.Host.ToUriComponent()}{request.Path.ToUriComponent()[..^Name.Length]}";
        await LiveSearch.Write(context, info);
    }

    static JsonObject? Info(string file)
    {
        try
        {
            return new FileInfo(file).Length <= MostBytes ? JsonNode.Parse(File.ReadAllBytes(file)) as JsonObject : null;
        }
        catch (System.Text.Json.JsonException)
        {
            return null; // a product's own file of that name
        }
    }
}
