using Farside.Core.Rasters;

namespace Farside.Products.Films;

/// <summary>
/// One picture of a film as encoders take it: brightness for every pixel, two colour differences for every square of four, ITU-R BT.709, limited range (16 to 235, 16 to 240).
/// </summary>
public sealed class FilmPicture
{
    const byte BlackLuma = 16;
    const byte NoColour = 128;

    static readonly byte[] Luma = [.. Enumerable.Range(0, 256).Select(grey => (byte)Math.Round(BlackLuma + (grey * 219 / 255.0)))];

    readonly byte[] _bytes;

    /// <param name="width">Even.</param>
    /// <param name="height">Even.</param>
    public FilmPicture(int width, int height)
    {
        if (width <= 0 || height <= 0 || width % 2 != 0 || height % 2 != 0)
        {
            throw new ArgumentException($"{width} × {height}: both sides of a film are even.", nameof(width));
        }

        (Width, Height, _bytes) = (width, height, new byte[width * height * 3 / 2]);
        Clear(new(0, 0, 0));
    }

    public int Width { get; }
    public int Height { get; }

    /// <summary>The planes Y, U, V one after the other.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    Span<byte> Y => _bytes.AsSpan(0, Width * Height);
    Span<byte> U => _bytes.AsSpan(Width * Height, Width * Height / 4);
    Span<byte> V => _bytes.AsSpan(Width * Height * 5 / 4, Width * Height / 4);

    public void Clear(Rgb8 colour)
    {
        var (y, u, v) = ToYuv(colour);
        Y.Fill(y);
        U.Fill(u);
        V.Fill(v);
    }

    public void CopyFrom(FilmPicture other) => other._bytes.CopyTo(_bytes, 0);

    /// <summary>Places a grey picture, 0 to 255 as a screen shows it, with its top left corner at (x, y).</summary>
    public void Place(Raster<byte> grey, int x, int y)
    {
        for (var row = 0; row < grey.Height; row++)
        {
            var from = grey.Row(row);
            var to = Y.Slice(((y + row) * Width) + x, grey.Width);
            for (var column = 0; column < from.Length; column++)
            {
                to[column] = Luma[from[column]];
            }
        }

        Grey(x, y, grey.Width, grey.Height);
    }

    /// <summary>Places a coloured picture of even sides with its top left corner at an even (x, y).</summary>
    public void Place(Raster<Rgb8> picture, int x, int y)
    {
        for (var row = 0; row < picture.Height; row += 2)
        {
            for (var column = 0; column < picture.Width; column += 2)
            {
                var (sumU, sumV) = (0, 0);
                for (var i = 0; i < 4; i++)
                {
                    var (luma, u, v) = ToYuv(picture[column + (i & 1), row + (i >> 1)]);
                    Y[((y + row + (i >> 1)) * Width) + x + column + (i & 1)] = luma;
                    (sumU, sumV) = (sumU + u, sumV + v);
                }

                var at = ((y + row) / 2 * (Width / 2)) + ((x + column) / 2);
                (U[at], V[at]) = ((byte)((sumU + 2) / 4), (byte)((sumV + 2) / 4));
            }
        }
    }

    /// <summary>Fills a rectangle whose sides lie on even pixels where it is coloured.</summary>
    public void Fill(int x, int y, int width, int height, Rgb8 colour)
    {
        var (luma, u, v) = ToYuv(colour);
        for (var row = y; row < y + height; row++)
        {
            Y.Slice((row * Width) + x, width).Fill(luma);
        }

        for (var row = y / 2; row < (y + height + 1) / 2; row++)
        {
            U.Slice((row * Width / 2) + (x / 2), (width + 1) / 2).Fill(u);
            V.Slice((row * Width / 2) + (x / 2), (width + 1) / 2).Fill(v);
        }
    }

    /// <summary>Darkens a row by a share, 0 to 1.</summary>
    public void Shade(int x, int y, int width, double share)
    {
        var keep = (int)Math.Round(256 * (1 - share));
        foreach (ref var luma in Y.Slice((y * Width) + x, width))
        {
            luma = (byte)(BlackLuma + (((luma - BlackLuma) * keep) >> 8));
        }
    }

    /// <summary>Lets a colour through where a sprite covers.</summary>
    public void Ink(Sprite sprite, int x, int y, Rgb8 colour)
    {
        var (luma, u, v) = ToYuv(colour);
        foreach (var (dx, dy, cover) in sprite.Pixels)
        {
            var (column, row) = (x + dx, y + dy);
            if (column < 0 || row < 0 || column >= Width || row >= Height)
            {
                continue;
            }

            Mix(ref Y[(row * Width) + column], luma, cover, 255);
            var at = (row / 2 * (Width / 2)) + (column / 2);
            Mix(ref U[at], u, cover, 4 * 255);
            Mix(ref V[at], v, cover, 4 * 255);
        }
    }

    /// <summary>As a screen shows it.</summary>
    public Bitmap ToBitmap()
    {
        var bitmap = new Bitmap(Width, Height, 3, SampleKind.UInt8);
        for (var row = 0; row < Height; row++)
        {
            var to = bitmap.Row(row);
            for (var column = 0; column < Width; column++)
            {
                var at = (row / 2 * (Width / 2)) + (column / 2);
                (to[3 * column], to[(3 * column) + 1], to[(3 * column) + 2]) = ToRgb(Y[(row * Width) + column], U[at], V[at]);
            }
        }

        return bitmap;
    }

    void Grey(int x, int y, int width, int height)
    {
        for (var row = y / 2; row < (y + height) / 2; row++)
        {
            U.Slice((row * Width / 2) + (x / 2), width / 2).Fill(NoColour);
            V.Slice((row * Width / 2) + (x / 2), width / 2).Fill(NoColour);
        }
    }

    static void Mix(ref byte under, byte over, int cover, int whole) => under = (byte)(under + (int)Math.Round((over - under) * cover / (double)whole));

    // ITU-R BT.709-6, items 3.2 to 3.4.
    static (byte Y, byte U, byte V) ToYuv(Rgb8 colour)
    {
        var (r, g, b) = (colour.R / 255.0, colour.G / 255.0, colour.B / 255.0);
        var y = (0.2126 * r) + (0.7152 * g) + (0.0722 * b);
        return ((byte)Math.Round(BlackLuma + (219 * y)), (byte)Math.Round(NoColour + (224 * (b - y) / 1.8556)), (byte)Math.Round(NoColour + (224 * (r - y) / 1.5748)));
    }

    static (byte R, byte G, byte B) ToRgb(byte luma, byte u, byte v)
    {
        var (y, cb, cr) = ((luma - BlackLuma) / 219.0, (u - NoColour) / 224.0, (v - NoColour) / 224.0);
        var (r, b) = (y + (1.5748 * cr), y + (1.8556 * cb));
        static byte Byte(double value) => (byte)Math.Round(255 * Math.Clamp(value, 0, 1));
        return (Byte(r), Byte((y - (0.2126 * r) - (0.0722 * b)) / 0.7152), Byte(b));
    }
}
