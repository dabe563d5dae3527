using Farside.Core.Rasters;

namespace Farside.Products.Recipes.Drawing;

/// <summary>A colour picture that charts and contact sheets are drawn on: rectangles, smooth lines, letters, other pictures.</summary>
sealed class Canvas
{
    readonly Raster<Rgb8> _pixels;

    public Canvas(int width, int height, Rgb8 paper)
    {
        _pixels = new(width, height);
        _pixels.Pixels.Fill(paper);
    }

    public int Width => _pixels.Width;
    public int Height => _pixels.Height;

    public Rgb8 this[int x, int y]
    {
        get => _pixels[x, y];
        set => _pixels[x, y] = value;
    }

    public Bitmap ToBitmap() => Bitmap.From(_pixels, 3, SampleKind.UInt8);

    /// <summary>Fills a rectangle; what lies outside the canvas is left out.</summary>
    public void Fill(int x, int y, int width, int height, Rgb8 colour)
    {
        var (left, right) = (Math.Clamp(x, 0, Width), Math.Clamp(x + width, 0, Width));
        for (var row = Math.Max(0, y); row < Math.Min(Height, y + height); row++)
        {
            _pixels.Row(row)[left..right].Fill(colour);
        }
    }

    /// <summary>A frame of one pixel around a rectangle.</summary>
    public void Outline(int x, int y, int width, int height, Rgb8 colour)
    {
        Fill(x - 1, y - 1, width + 2, 1, colour);
        Fill(x - 1, y + height, width + 2, 1, colour);
        Fill(x - 1, y, 1, height, colour);
        Fill(x + width, y, 1, height, colour);
    }

    /// <summary>Places an 8-bit picture of one or three channels with its top left corner at (x, y).</summary>
    public void Place(Bitmap picture, int x, int y)
    {
        for (var row = 0; row < picture.Height; row++)
        {
            var from = picture.Row(row);
            var to = _pixels.Row(y + row).Slice(x, picture.Width);
            for (var column = 0; column < to.Length; column++)
            {
                var at = column * picture.Channels;
                to[column] = picture.Channels < 3 ? new(from[at], from[at], from[at]) : new(from[at], from[at + 1], from[at + 2]);
            }
        }
    }

    /// <summary>A smooth line.</summary>
    /// <param name="pen">Thickness in pixels.</param>
    public void Line(double x1, double y1, double x2, double y2, double pen, Rgb8 colour) =>
        Ink(Stroke.Of([(x1, y1, x2, y2)], pen / 2), colour);

    /// <summary>A line of text whose capitals stand on <paramref name="y"/>.</summary>
    /// <param name="size">Height of capitals in pixels.</param>
    /// <param name="anchor">0 when x is the left end, 0.5 the middle, 1 the right end.</param>
    public void Text(string text, double x, double y, double size, Rgb8 colour, double anchor = 0, double pen = 0)
    {
        var left = Math.Round(x - (anchor * Lettering.Width(text, size)));
        Ink(Stroke.Of(Lettering.Lines(text, size).Select(l => (left + l.X1, y + l.Y1, left + l.X2, y + l.Y2)), PenOf(size, pen) / 2), colour);
    }

    /// <summary>A line of text that runs upwards, its capitals standing on the vertical <paramref name="x"/>.</summary>
    public void TextUpwards(string text, double x, double y, double size, Rgb8 colour, double anchor = 0)
    {
        var foot = Math.Round(y + (anchor * Lettering.Width(text, size)));
        Ink(Stroke.Of(Lettering.Lines(text, size).Select(l => (x + l.Y1, foot - l.X1, x + l.Y2, foot - l.X2)), PenOf(size, 0) / 2), colour);
    }

    static double PenOf(double size, double pen) => pen > 0 ? pen : Math.Max(1.1, size / 7.5);

    void Ink(Stroke stroke, Rgb8 colour)
    {
        foreach (var (x, y, cover) in stroke.Pixels(Width, Height))
        {
            ref var pixel = ref _pixels[x, y];
            pixel = new(Mix(pixel.R, colour.R, cover), Mix(pixel.G, colour.G, cover), Mix(pixel.B, colour.B, cover));
        }
    }

    static byte Mix(byte under, byte over, double cover) => (byte)Math.Round(under + ((over - under) * cover));
}
