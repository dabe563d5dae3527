using System.Globalization;
using Farside.Core.Rasters;
using Farside.Core.Records;
using Farside.Processing.Terrain;
using Farside.Products.Recipes.Drawing;

namespace Farside.Products.Recipes.Terrain;

/// <summary>A sheet with a level's ground on it: title, picture, scale, credit, and room for a legend at its right.</summary>
sealed class GroundSheet
{
    const int Margin = 40;
    const int Head = 84;
    const int Foot = 64;
    const int LegendRoom = 200;
    const int WidePx = 1000;
    const int MostZoom = 6;

    // Less of a page's frame filled than this is a strip that says nothing.
    const double LeastFilled = 0.2;

    // What simulated ground carries at the right.
    const int WordRoom = 200;

    // A scale does not run into the credit at its left.
    const int CreditRoom = 420;

    // Room for the lines above the picture, beside the word that simulated ground carries.
    const int LeastPx = 860;

    readonly int _left;
    readonly int _top;
    readonly TerrainLevel _level;

    /// <summary>The sheet for the part of a model that has ground, from the level that fills a page best.</summary>
    public GroundSheet(TerrainModel model, string title, string subtitle, bool isSimulated)
    {
        (_level, var area) = Best(model);
        (_left, _top, Columns, Rows) = area;
        Zoom = Math.Clamp(WidePx / Math.Max(Columns, Rows), 1, MostZoom);
        var head = Margin + (int)Lettering.Width(title, 16) + WordRoom;
        Page = new(Math.Max(Math.Max(LeastPx, head), (2 * Margin) + (Columns * Zoom) + LegendRoom), Head + (Rows * Zoom) + Foot, SheetColours.Paper);
        Page.Text(title, Margin, 38, 16, SheetColours.Ink);
        Page.Text(subtitle, Margin, 62, 10, SheetColours.Faint);
        Page.Text(Credit.Line, Margin, Page.Height - 22, 10, SheetColours.Faint);
        if (isSimulated)
            Page.Simulated(Page.Width - Margin, 42, SheetColours.Alarm);

        Scale();
    }

    public PlotPage Page { get; }

    public TerrainLevel Level => _level;

    /// <summary>Page pixels a cell.</summary>
    public int Zoom { get; }

    public int Columns { get; }

    public int Rows { get; }

    /// <summary>Where a legend begins.</summary>
    public (double X, double Y) Legend => (Margin + (Columns * Zoom) + 24, Head + 12);

    /// <summary>Where a place of the level, cells' centres at integers, falls on the page.</summary>
    public (double X, double Y) At(double column, double row) => (Margin + ((column - _left + 0.5) * Zoom), Head + ((row - _top + 0.5) * Zoom));

    /// <summary>Each cell in a colour of its own.</summary>
    public void Paint(Func<int, int, Rgb8> colour)
    {
        var picture = new Raster<Rgb8>(Columns * Zoom, Rows * Zoom);
        for (var y = 0; y < picture.Height; y++)
        {
            for (var x = 0; x < picture.Width; x++)
                picture[x, y] = colour(_left + (x / Zoom), _top + (y / Zoom));
        }

        Page.Picture(Bitmap.From(picture, 3, SampleKind.UInt8), Margin, Head);
    }

    /// <summary>One line of a legend.</summary>
    public void Key(int line, Rgb8 colour, string text)
    {
        Page.Box(Legend.X, Legend.Y + (line * 22), 26, 16, colour);
        Page.Text(text, Legend.X + 36, Legend.Y + (line * 22) + 13, 10, SheetColours.Ink);
    }

    void Scale()
    {
        var lengthM = Ticks.Step(Columns * _level.Grid.PixelM, 4);
        var (length, right, y) = (lengthM / _level.Grid.PixelM * Zoom, Math.Max(CreditRoom, Margin + (Columns * Zoom)), Page.Height - 26.0);
        Page.Path([(right - length, y), (right, y)], 3, SheetColours.Ink);
        Page.Text(string.Create(CultureInfo.InvariantCulture, $"{lengthM:0.##} m"), right - length - 8, y + 5, 10, SheetColours.Ink, anchor: 1);
        Page.Text("north up", right, y - 12, 9, SheetColours.Faint, anchor: 1);
    }

    /// <summary>The level whose ground fills a page best; where all are thin, the fullest.</summary>
    static (TerrainLevel Level, (int Left, int Top, int Width, int Height) Area) Best(TerrainModel model)
    {
        var levels = model.Levels.Select(level => (Level: level, Area: Filled(level))).Where(one => one.Area.Width > 0).ToList();
        double Share((TerrainLevel Level, (int Left, int Top, int Width, int Height) Area) one) =>
            one.Level.Coverage * one.Level.Heights.Pixels.Length / ((double)one.Area.Width * one.Area.Height);
        var full = levels.Where(one => Share(one) >= LeastFilled).ToList();
        return full.Count > 0 ? full.MinBy(one => Math.Abs(Math.Log(WidePx / 2.0 / Math.Max(one.Area.Width, one.Area.Height)))) : levels.MaxBy(Share);
    }

    static (int Left, int Top, int Width, int Height) Filled(TerrainLevel level)
    {
        var (left, top, right, bottom) = (int.MaxValue, int.MaxValue, -1, -1);
        for (var row = 0; row < level.Grid.Height; row++)
        {
            for (var column = 0; column < level.Grid.Width; column++)
            {
                if (!float.IsNaN(level.Heights[column, row]))
                    (left, top, right, bottom) = (Math.Min(left, column), Math.Min(top, row), Math.Max(right, column), Math.Max(bottom, row));
            }
        }

        return right < 0 ? (0, 0, 0, 0) : (left, top, right - left + 1, bottom - top + 1);
    }
}
