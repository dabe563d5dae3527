using System.Text.Json.Nodes;
using Farside.Site.Contents;
using Farside.Site.Kinds;

namespace Farside.Site.Data;

/// <summary>The lander's way down as the map shows it, out of the table of the product that found it.</summary>
static class GroundTrack
{
    const int MostPoints = 600;
    static readonly string[] Columns = ["east_m", "north_m", "height_m", "seconds"];

    /// <returns><c>{ title, page, points: [[east, north, height, seconds] …] }</c>, metres; null for a mission without a track.</returns>
    public static JsonObject? Of(string mission, SiteContents contents, string productsRoot)
    {
        var row = contents.Rows.Where(row => row.Recipe == "descent-track" && row.Mission == mission).MinBy(row => row.Id, StringComparer.Ordinal);
        var points = row is null ? [] : Points(Path.Combine(productsRoot, row.Recipe, row.Id, "track.csv"));
        return points.Count < 2 ? null : new() { ["title"] = row!.Title, ["page"] = row.Page, ["points"] = points };
    }

    static JsonArray Points(string path)
    {
        var points = new JsonArray();
        try
        {
            var table = CsvTable.Read(path, MostPoints);
            for (var row = 0; row < (table?.Rows.Count ?? 0); row++)
            {
                var numbers = Columns.Select(column => table!.Number(row, table.Column(column))).ToArray();
                if (numbers.All(double.IsFinite))
                {
                    points.Add(new JsonArray([.. numbers.Select(number => (JsonNode)JsonValue.Create(Math.Round(number, 2)))]));
                }
            }
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            return []; // its own page says so
        }

        return points;
    }
}
