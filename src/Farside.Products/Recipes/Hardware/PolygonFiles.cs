using System.Globalization;
using System.Text.Json;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Hardware;

/// <summary>Polygons over frames, as people draw them.</summary>
static class PolygonFiles
{
    const string Header = "frame,polygon,column,row";
    const string Feature = "features of type Polygon or MultiPolygon in pixels, each with a property frame";

    /// <summary>Lines of frame, polygon (any name), column, row under a line that says so.</summary>
    public static IReadOnlyList<(FramePattern Frames, IReadOnlyList<(double Column, double Row)> Corners)> ReadCsv(string path)
    {
        var lines = File.ReadLines(path).Where(line => line.Trim().Length > 0).ToList();
        if (lines.Count == 0 || lines[0].Replace(" ", "", StringComparison.Ordinal).TrimStart('\uFEFF') != Header)
        {
            throw new ProductException(path, "first line", lines.FirstOrDefault("nothing"), Header, "Name the columns.");
        }

        return [.. lines.Skip(1).Select(line => Corner(path, line)).GroupBy(corner => (corner.Frame, corner.Polygon))
            .Select(polygon => (new FramePattern(polygon.Key.Frame), Checked(path, [.. polygon.Select(corner => (corner.Column, corner.Row))])))];
    }

    /// <summary>A feature collection whose coordinates are columns and rows.</summary>
    public static IReadOnlyList<(FramePattern Frames, IReadOnlyList<(double Column, double Row)> Corners)> ReadGeoJson(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return [.. json.RootElement.GetProperty("features").EnumerateArray().SelectMany(feature => Polygons(path, feature))];
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new ProductException(path, "mask", broken is JsonException ? "text that is no JSON" : "JSON without them", Feature, "See docs/products/hardware.md.", broken);
        }
    }

    // Every ring by itself would fill a polygon's holes: rings of one polygon are one set of crossings, joined through a point and back.
    static IEnumerable<(FramePattern, IReadOnlyList<(double, double)>)> Polygons(string path, JsonElement feature)
    {
        var frames = new FramePattern(feature.GetProperty("properties").GetProperty("frame").GetString() ?? "");
        var geometry = feature.GetProperty("geometry");
        var coordinates = geometry.GetProperty("coordinates");
        var polygons = geometry.GetProperty("type").GetString() switch
        {
            "Polygon" => [coordinates],
            "MultiPolygon" => coordinates.EnumerateArray().ToList(),
            var other => throw new ProductException(path, "geometry", other ?? "nothing", Feature, "Draw areas."),
        };
        foreach (var polygon in polygons)
        {
            yield return (frames, Checked(path, [.. polygon.EnumerateArray().SelectMany(Ring)]));
        }
    }

    // A ring ends where it began; the way from ring to ring runs there and back through the same point, and its crossings cancel.
    static IEnumerable<(double Column, double Row)> Ring(JsonElement ring)
    {
        var corners = ring.EnumerateArray().Select(corner => (corner[0].GetDouble(), corner[1].GetDouble())).ToList();
        return [(0, 0), .. corners, corners[0], (0, 0)];
    }

    static (string Frame, string Polygon, double Column, double Row) Corner(string path, string line)
    {
        var cells = line.Split(',', StringSplitOptions.TrimEntries);
        return cells.Length == 4
            && double.TryParse(cells[2], NumberStyles.Float, CultureInfo.InvariantCulture, out var column) && double.TryParse(cells[3], NumberStyles.Float, CultureInfo.InvariantCulture, out var row)
            && double.IsFinite(column) && double.IsFinite(row)
            ? (cells[0], cells[1], column, row) : throw new ProductException(path, "line", line, Header, "Give a frame, a polygon's name and two numbers.");
    }

    static IReadOnlyList<(double, double)> Checked(string path, IReadOnlyList<(double Column, double Row)> corners) => corners.Distinct().Count() >= 3
        ? corners : throw new ProductException(path, "polygon", $"{corners.Count} corners", "three at least", "Draw an area.");
}
