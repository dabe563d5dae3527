using System.Globalization;
using Farside.Core.Rasters;
using Farside.Processing.Descent.Map;
using Farside.Products.Recipes.Drawing;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Descent;

/// <summary>A descent's map drawn for people: all octaves side by side, the whole, and the middle.</summary>
sealed class DescentMapDrawing
{
    const int Margin = 40;
    const int Head = 96;
    const int Foot = 56;
    const int PanelPx = 448;
    const int PanelGap = 28;
    const int PanelFoot = 62;
    const int PanelsAcross = 4;
    const int MostPx = 1800;
    const int LeastPx = 800;

    static readonly Rgb8 Paper = new(16, 17, 20);
    static readonly Rgb8 Ink = new(236, 233, 226);
    static readonly Rgb8 Faint = new(150, 152, 158);
    static readonly Rgb8 Frame = new(245, 176, 65);
    static readonly Rgb8 Alarm = new(255, 110, 90);

    readonly Workbench _bench;
    readonly DescentMap _map;
    readonly DescentScale _scale;
    readonly MapWindow _window;

    DescentMapDrawing(Workbench bench, DescentMap map, DescentScale scale) => (_bench, _map, _scale, _window) = (bench, map, scale, new(map));

    /// <summary><c>nested.png</c> with its small copies, <c>whole.png</c>, <c>centre.png</c>, and <c>surroundings.png</c> where a map from orbit tells what lies around.</summary>
    public static void Draw(Workbench bench, DescentMap map, DescentScale scale, Surroundings? around)
    {
        var drawing = new DescentMapDrawing(bench, map, scale);
        ProductPictures.Save(bench, "nested", drawing.Nested(), Formats.Png.PngColour.Srgb);
        ProductPictures.SaveOnly(bench, "whole", drawing.One(Wide(map.Levels[0].Grid), "the whole", hasFrames: true));
        ProductPictures.SaveOnly(bench, "centre", drawing.One(Cut(map.Levels[^1].Grid, MostPx), "the landing place", hasFrames: false));
        if (around is not null)
        {
            ProductPictures.SaveOnly(bench, "surroundings", drawing.Around(around));
        }
    }

    // The frames' own ground in grey and framed, the other map's in blue: nobody takes one for the other.
    Bitmap Around(Surroundings around)
    {
        var grid = around.Grid;
        var canvas = new Canvas(grid.Width + (2 * Margin), grid.Height + Head + Foot + PanelFoot + 24, Paper);
        canvas.Place(around.Draw(Paper), Margin, Head);
        for (var row = 0; row < grid.Height; row++)
        {
            for (var column = 0; column < grid.Width; column++)
            {
                if (_window.Shade(_window.LightAt(grid.EastM(column), grid.NorthOfM(row), grid.PixelM)) is var shade and > 0)
                {
                    canvas[Margin + column, Head + row] = new(shade, shade, shade);
                }
            }
        }

        OutlineOf(canvas, grid, _map.Levels[0]);
        North(canvas, Margin + grid.Width - 30, Head + 22);
        Bar(canvas, Margin + grid.Width, Head + grid.Height + 24, grid.PixelM, grid.Width / 4);
        canvas.Text("grey, framed: the landing camera's frames", Margin, Head + grid.Height + 24, 10.5, Ink);
        Fitting(canvas, $"blue: {around.Source}", Head + grid.Height + 52, grid.Width);
        Fitting(canvas, around.Lies, Head + grid.Height + 74, grid.Width);
        Titles(canvas, "the surroundings, from another map");
        return canvas.ToBitmap();
    }

    Bitmap Nested()
    {
        var rows = (_map.Levels.Count + PanelsAcross - 1) / PanelsAcross;
        var across = Math.Min(PanelsAcross, _map.Levels.Count);
        var canvas = new Canvas((2 * Margin) + (across * PanelPx) + ((across - 1) * PanelGap), Head + (rows * (PanelPx + PanelFoot)) + Foot, Paper);
        for (var i = 0; i < _map.Levels.Count; i++)
        {
            var (x, y) = (Margin + (i % PanelsAcross * (PanelPx + PanelGap)), Head + (i / PanelsAcross * (PanelPx + PanelFoot)));
            var grid = About(_map.Levels[i].Grid.PixelM);
            Place(canvas, grid, x, y);
            if (i + 1 < _map.Levels.Count)
            {
                canvas.Outline(x + (PanelPx / 4), y + (PanelPx / 4), PanelPx / 2, PanelPx / 2, Frame);
            }

            canvas.Text($"{DescentMapLabel.Length(grid.PixelM * PanelPx)} wide, {DescentMapLabel.Length(grid.PixelM)} a pixel", x, y + PanelPx + 22, 10.5, Ink);
            Bar(canvas, x + PanelPx, y + PanelPx + 22, grid.PixelM, PanelPx / 3);
        }

        North(canvas, Margin + PanelPx - 26, Head + 22);
        Titles(canvas, "each frame is the next picture");
        return canvas.ToBitmap();
    }

    Bitmap One(MapGrid grid, string what, bool hasFrames)
    {
        var canvas = new Canvas(grid.Width + (2 * Margin), grid.Height + Head + Foot + PanelFoot, Paper);
        Place(canvas, grid, Margin, Head);
        foreach (var level in hasFrames ? _map.Levels.Skip(1) : [])
        {
            OutlineOf(canvas, grid, level);
        }

        North(canvas, Margin + grid.Width - 30, Head + 22);
        Bar(canvas, Margin + grid.Width, Head + grid.Height + 24, grid.PixelM, grid.Width / 4);
        canvas.Text($"{DescentMapLabel.Length(grid.PixelM * grid.Width)} × {DescentMapLabel.Length(grid.PixelM * grid.Height)}, {DescentMapLabel.Length(grid.PixelM)} a pixel", Margin, Head + grid.Height + 24, 10.5, Ink);
        Titles(canvas, what);
        return canvas.ToBitmap();
    }

    // Whose map it is must be legible in full: many names take smaller letters.
    static void Fitting(Canvas canvas, string text, int y, int room) => canvas.Text(text, Margin, y, Math.Min(10, 10 * room / Math.Max(1, Lettering.Width(text, 10))), Surroundings.Tint);

    static void OutlineOf(Canvas canvas, MapGrid grid, DescentMapLevel level)
    {
        var (left, top) = (grid.Column(level.Grid.WestM) + 0.5, grid.Row(level.Grid.NorthM) + 0.5);
        var (wide, high) = (level.Grid.Width * level.Grid.PixelM / grid.PixelM, level.Grid.Height * level.Grid.PixelM / grid.PixelM);
        if (wide >= 12)
        {
            canvas.Outline(Margin + (int)left, Head + (int)top, (int)wide, (int)high, Frame);
        }
    }

    void Place(Canvas canvas, MapGrid grid, int x, int y)
    {
        var picture = new Bitmap(grid.Width, grid.Height, 1, SampleKind.UInt8);
        _window.Show(grid, 0, 0, grid.Width, grid.Height, picture.Bytes);
        canvas.Place(picture, x, y);
    }

    void Titles(Canvas canvas, string what)
    {
        canvas.Text(_bench.Title, Margin, 42, Math.Min(19, canvas.Width / 60.0), Ink);
        canvas.Text(what, Margin, 74, 11.5, Faint);
        canvas.Text(_bench.Rights.Credit, Margin, canvas.Height - 22, 10, Faint);
        if (_bench.IsSimulated)
        {
            Tag.Draw(canvas, canvas.Width - Margin, canvas.Height - 20, Alarm);
        }
    }

    // The scale's sigma stands beside every bar: it is one factor on all lengths.
    void Bar(Canvas canvas, int right, int foot, double pixelM, int mostPx)
    {
        var metres = Ticks.Step(pixelM * mostPx * 0.7, 1);
        metres = metres > pixelM * mostPx ? metres / 2 : metres;
        var wide = (int)Math.Round(metres / pixelM);
        canvas.Fill(right - wide, foot + 8, wide, 4, Ink);
        canvas.Fill(right - wide, foot + 3, 2, 9, Ink);
        canvas.Fill(right - 2, foot + 3, 2, 9, Ink);
        canvas.Text(string.Create(CultureInfo.InvariantCulture, $"{DescentMapLabel.Length(metres)} ± {100 * _scale.SigmaShare:0.#} %"), right - 5, foot, 10.5, Ink, anchor: 1);
    }

    static void North(Canvas canvas, double x, double y)
    {
        canvas.Line(x, y + 40, x, y, 3, Ink);
        canvas.Line(x, y, x - 8, y + 13, 3, Ink);
        canvas.Line(x, y, x + 8, y + 13, 3, Ink);
        canvas.Text("N", x, y + 60, 14, Ink, anchor: 0.5);
    }

    // The same middle for all octaves, on a corner of the coarsest level's pixels: each panel's frame is exactly the next one.
    static MapGrid About(double pixelM) => new(pixelM, -PanelPx / 2, -PanelPx / 2, PanelPx, PanelPx);

    // A small one drawn larger: finer levels fill its middle.
    static MapGrid Wide(MapGrid grid) => grid.Width >= LeastPx ? Cut(grid, MostPx) : Wide(new(grid.PixelM / 2, 2 * grid.FirstColumn, 2 * grid.FirstRow, 2 * grid.Width, 2 * grid.Height));

    static MapGrid Cut(MapGrid grid, int most)
    {
        var (width, height) = (Math.Min(grid.Width, most), Math.Min(grid.Height, most));
        return new(grid.PixelM, grid.FirstColumn + ((grid.Width - width) / 2), grid.FirstRow + ((grid.Height - height) / 2), width, height);
    }
}
