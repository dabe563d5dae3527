using Farside.Core.Rasters;

namespace Farside.Processing.Terrain.Films;

/// <summary>Some rows of a picture with the depth of what is painted there.</summary>
sealed class Strip(int width, int rows)
{
    readonly float[] _near = new float[width * rows];
    readonly Rgb8[] _colours = new Rgb8[width * rows];
    int _top;

    public void Clear(int top)
    {
        _top = top;
        Array.Clear(_near);
        Array.Clear(_colours);
    }

    /// <summary>Means of squares of pixels, in light as the screen gives it, near enough to its square root.</summary>
    public Rgb8 Mean(int x, int row, int side)
    {
        var (red, green, blue) = (0, 0, 0);
        for (var i = 0; i < side * side; i++)
        {
            var at = ((row + (i / side)) * width) + x + (i % side);
            if (at < _colours.Length)
            {
                var colour = _colours[at];
                (red, green, blue) = (red + (colour.R * colour.R), green + (colour.G * colour.G), blue + (colour.B * colour.B));
            }
        }

        byte Root(int squares) => (byte)Math.Round(Math.Sqrt(squares / (double)(side * side)));
        return new(Root(red), Root(green), Root(blue));
    }

    /// <summary>Paints what of a triangle falls into the rows, nearer ground over farther.</summary>
    public void Fill(in Corner a, in Corner b, in Corner c, TexturePyramid texture, int top, int bottom)
    {
        var area = ((b.X - a.X) * (c.Y - a.Y)) - ((c.X - a.X) * (b.Y - a.Y));
        var from = Math.Max(top, (int)MathF.Ceiling(Math.Min(a.Y, Math.Min(b.Y, c.Y)) - 0.5f));
        var to = Math.Min(bottom - 1, (int)MathF.Floor(Math.Max(a.Y, Math.Max(b.Y, c.Y)) - 0.5f));
        var left = Math.Max(0, (int)MathF.Ceiling(Math.Min(a.X, Math.Min(b.X, c.X)) - 0.5f));
        var right = Math.Min(width - 1, (int)MathF.Floor(Math.Max(a.X, Math.Max(b.X, c.X)) - 0.5f));
        if (from > to || left > right || area == 0)
        {
            return;
        }

        var planes = new TrianglePlanes(a, b, c, area);
        for (var y = from; y <= to; y++)
        {
            Row(planes, texture, y, left, right);
        }
    }

    void Row(in TrianglePlanes planes, TexturePyramid texture, int y, int left, int right)
    {
        var at = ((y - _top) * width) + left;
        for (var x = left; x <= right; x++, at++)
        {
            if (!planes.Holds(x + 0.5f, y + 0.5f))
            {
                continue;
            }

            var near = planes.Near.At(x + 0.5f, y + 0.5f);
            if (near > _near[at])
            {
                _near[at] = near;
                _colours[at] = planes.Colour(texture, x + 0.5f, y + 0.5f, near);
            }
        }
    }
}
