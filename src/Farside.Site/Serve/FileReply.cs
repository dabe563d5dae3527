using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Farside.Site.Serve;

/// <summary>A file as HTTP gives it: whole, a range of it, or "you have it already".</summary>
/// <remarks>Source: RFC 9110, sections 13 and 14. Several ranges at once are answered with the whole file, as the standard allows: nothing is multiplied.</remarks>
static class FileReply
{
    /// <param name="isGone">The page of a product that is no longer here: 410, and the page.</param>
    public static Task Send(HttpContext context, string path, bool isGone)
    {
        var file = new FileInfo(path);
        var modified = new DateTimeOffset(file.LastWriteTimeUtc.Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);
        var tag = string.Create(CultureInfo.InvariantCulture, $"\"{file.LastWriteTimeUtc.Ticks:x}-{file.Length:x}\"");
        var response = context.Response;
        var type = ContentTypes.Of(path);
        if (isGone)
        {
            response.StatusCode = StatusCodes.Status410Gone;
            response.ContentType = type;
            response.ContentLength = file.Length;
            return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.SendFileAsync(path, context.RequestAborted);
        }

        // A page may have changed since; a picture lives as long as an hour without a question.
        response.Headers.CacheControl = type.StartsWith("image/", StringComparison.Ordinal) ? "public, max-age=3600" : "no-cache";
        return Results.File(path, type, lastModified: modified, entityTag: new EntityTagHeaderValue(tag), enableRangeProcessing: true).ExecuteAsync(context);
    }
}
