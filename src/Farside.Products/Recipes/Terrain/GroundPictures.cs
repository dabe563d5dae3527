using System.Globalization;
using Farside.Core.Records;
using Farside.Processing.Terrain;
using Farside.Processing.Terrain.Views;
using Farside.Products.Recipes.Drawing;

namespace Farside.Products.Recipes.Terrain;

/// <summary>Ground drawn for people: relief, slopes, contours, profiles.</summary>
static class GroundPictures
{
    const int IndexEvery = 5;
    const int LinesAtMost = 25;

    /// <summary>Grey ground under a Sun, with the shadows it casts.</summary>
    public static PlotPage Relief(TerrainModel model, Sunlight sun, string title, bool isSimulated)
    {
        var sheet = new GroundSheet(model, title, Text($"shaded relief, shadows cast by a Sun at azimuth {sun.Azimuth.Degrees:0.#}°, elevation {sun.Elevation.Degrees:0.#}°"), isSimulated);
        var light = ShadedRelief.Of(sheet.Level, sun);
        var bright = 1.4 * Math.Sin(sun.Elevation.Radians);
        sheet.Paint((x, y) => float.IsNaN(light[x, y]) ? GroundColours.Open : GroundColours.Grey(0.02 + (0.6 * light[x, y] / Math.Max(0.05, bright))));
        sheet.Key(0, GroundColours.Open, "not seen");
        return sheet.Page;
    }

    /// <summary>Heights as colours over relief lit from four sides.</summary>
    public static PlotPage Heights(TerrainModel model, string title, bool isSimulated)
    {
        var sheet = new GroundSheet(model, title, "heights above the site's origin, over relief lit from four sides", isSimulated);
        var (relief, (low, high)) = (ShadedRelief.Multidirectional(sheet.Level), Range(sheet.Level));
        sheet.Paint((x, y) => sheet.Level.Heights[x, y] is var height && float.IsNaN(height) ? GroundColours.Open
            : GroundColours.Height((height - low) / (high - low), Math.Clamp(0.35 + (1.3 * relief[x, y]), 0, 1.15)));
        for (var i = 0; i <= 8; i++)
            sheet.Key(i, GroundColours.Height(1 - (i / 8.0)), Text($"{high - ((high - low) * i / 8):0.00} m"));

        sheet.Key(9, GroundColours.Open, "not seen");
        return sheet.Page;
    }

    /// <summary>The ground's own light from straight above.</summary>
    public static PlotPage Ortho(TerrainModel model, string title, bool isSimulated)
    {
        var sheet = new GroundSheet(model, title, "the ground from straight above, in the light of the pictures", isSimulated);
        sheet.Paint((x, y) => GroundColours.Of(sheet.Level.Light[x, y], 1));
        sheet.Key(0, GroundColours.Open, "not seen");
        return sheet.Page;
    }

    /// <summary>Slope in classes over a stated baseline.</summary>
    public static PlotPage Slope(TerrainModel model, double baselineM, string title, bool isSimulated)
    {
        var sheet = new GroundSheet(model, title, Text($"slope of planes through {Math.Max(baselineM, 3 * model.Finest.Grid.PixelM):0.##} m of ground"), isSimulated);
        var (slope, _) = TerrainSlope.Of(sheet.Level, baselineM);
        sheet.Paint((x, y) => float.IsNaN(slope[x, y]) ? GroundColours.Open : GroundColours.Slope(slope[x, y]));
        for (var i = 0; i <= GroundColours.SlopeClassesDeg.Count; i++)
        {
            var from = i == 0 ? 0 : GroundColours.SlopeClassesDeg[i - 1];
            sheet.Key(i, GroundColours.Slope(from), i < GroundColours.SlopeClassesDeg.Count ? Text($"{from:0}–{GroundColours.SlopeClassesDeg[i]:0}°") : Text($"over {from:0}°"));
        }

        sheet.Key(GroundColours.SlopeClassesDeg.Count + 1, GroundColours.Open, "not known");
        return sheet.Page;
    }

    /// <summary>Lines of equal height, each fifth strong and labelled.</summary>
    /// <param name="intervalM">Null for a round one that gives about twenty lines.</param>
    public static PlotPage Contour(TerrainModel model, string title, bool isSimulated, double? intervalM = null)
    {
        var (low, high) = Range(model.Coarsest);
        var interval = intervalM ?? Ticks.Step(Math.Max(1e-3, high - low), LinesAtMost);
        var sheet = new GroundSheet(model, title, Text($"contours every {interval:0.###} m, strong ones every {IndexEvery * interval:0.###} m, above the site's origin"), isSimulated);
        var lines = Contours.Of(sheet.Level, interval);
        foreach (var line in lines)
        {
            var isIndex = Math.Round(line.HeightM / interval) % IndexEvery == 0;
            sheet.Page.Path(OnPage(sheet, line), isIndex ? 1.7 : 0.8, isIndex ? SheetColours.Ink : SheetColours.Faint);
        }

        foreach (var line in lines.Where(line => Math.Round(line.HeightM / interval) % IndexEvery == 0))
            Label(sheet, line);

        return sheet.Page;
    }

    /// <summary>Heights along a way with twice their standard deviation to either side.</summary>
    public static PlotPage Profile(IReadOnlyList<ProfilePoint> points, string title, bool isSimulated) => ProfileSheet.Of(points, title, Credit.Line, isSimulated, []);

    static void Label(GroundSheet sheet, ContourLine line)
    {
        var text = Text($"{line.HeightM:0.##}");
        var size = Lettering.Width(text, 8);
        if (line.Points.Count * sheet.Zoom < 8 * size)
            return;

        var (x, y) = sheet.At(line.Points[line.Points.Count / 2].X, line.Points[line.Points.Count / 2].Y);
        sheet.Page.Box(x - (size / 2) - 2, y - 6, size + 4, 12, SheetColours.Paper);
        sheet.Page.Text(text, x, y + 4, 8, SheetColours.Ink, anchor: 0.5);
    }

    // Corners cut twice: the line bends as ground does, and moves by less than a quarter of a cell.
    static List<(double X, double Y)> OnPage(GroundSheet sheet, ContourLine line)
    {
        IReadOnlyList<(double X, double Y)> points = line.IsClosed ? [.. line.Points, line.Points[0]] : line.Points;
        for (var round = 0; round < 2; round++)
        {
            points = [points[0], .. points.Zip(points.Skip(1)).SelectMany(pair => new[] { Between(pair.First, pair.Second, 0.25), Between(pair.First, pair.Second, 0.75) }), points[^1]];
        }

        return [.. points.Select(point => sheet.At(point.X, point.Y))];
    }

    static (double X, double Y) Between((double X, double Y) a, (double X, double Y) b, double along) => (double.Lerp(a.X, b.X, along), double.Lerp(a.Y, b.Y, along));

    // The middle 99 % of heights: a stray does not take the colours.
    static (double Low, double High) Range(TerrainLevel level)
    {
        var heights = level.Heights.Pixels.ToArray().Where(height => !float.IsNaN(height)).Order().ToList();
        return heights.Count == 0 ? (0, 1) : (heights[heights.Count / 200], Math.Max(heights[heights.Count / 200] + 1e-3, heights[^((heights.Count / 200) + 1)]));
    }

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
