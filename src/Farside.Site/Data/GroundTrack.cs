using System.Text.Json.Nodes;
using Farside.Site.Contents;

namespace Farside.Site.Data;

/// <summary>The lander's way down as the map shows it, out of the table of the product that found it.</summary>
static class GroundTrack
{
    /// <returns><c>{ title, page, points: [[east, north, height, seconds] …] }</c>, metres; null for a mission without a track.</returns>
    public static JsonObject? Of(string mission, SiteContents contents, string productsRoot) =>
        ProductTable.Of("descent-track", "track.csv", mission, contents, productsRoot, ["east_m", "north_m", "height_m", "seconds"]) is { Points.Count: > 1 } track
            ? new() { ["title"] = track.Row.Title, ["page"] = track.Row.Page, ["points"] = new JsonArray([.. track.Points.Select(Point)]) }
            : null;

    static JsonNode Point(double[] numbers) => new JsonArray([.. numbers.Select(number => (JsonNode)JsonValue.Create(Math.Round(number, 2)))]);
}
