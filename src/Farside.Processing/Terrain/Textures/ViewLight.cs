using Farside.Core.Rasters;

namespace Farside.Processing.Terrain.Textures;

/// <summary>A picture's linear light and its halved copies, read over the patch of pixels that a piece of ground falls on. Missing pixels spoil what touches them.</summary>
public sealed class ViewLight
{
    /// <summary>Places along the longer side of a patch that are read at most.</summary>
    const int MostPlaces = 16;

    const int Copies = 7;

    readonly Raster<GroundLight>[] _levels;

    /// <param name="light">Finest copy; it is kept.</param>
    public ViewLight(Raster<GroundLight> light)
    {
        var levels = new List<Raster<GroundLight>> { light };
        while (levels.Count < Copies && levels[^1].Width > 3 && levels[^1].Height > 3)
        {
            levels.Add(Halved(levels[^1]));
        }

        _levels = [.. levels];
    }

    public Raster<GroundLight> Finest => _levels[0];

    /// <summary>Bytes that a picture of so many pixels takes with its copies.</summary>
    public static long Bytes(int width, int height) => 16L * width * height;

    /// <summary>The mean over a patch of pixels; missing where it leaves the picture or holds a missing pixel.</summary>
    /// <param name="across">What one side of the patch is in pixels: columns and rows.</param>
    /// <param name="down">The other side.</param>
    public GroundLight Over(double column, double row, (double X, double Y) across, (double X, double Y) down)
    {
        var (major, minor, x, y) = Axes(across, down);
        var level = Math.Clamp((int)Math.Log2(Math.Max(1, Math.Max(minor, major / MostPlaces))), 0, _levels.Length - 1);
        var shrink = 1 << level;
        var places = Math.Clamp((int)Math.Ceiling(major / Math.Max(shrink, minor)), 1, MostPlaces);
        var (sum, share) = (default(GroundLight), 1f / places);
        for (var i = 0; i < places; i++)
        {
            var along = ((i + 0.5) / places) - 0.5;
            sum += share * (level == 0 ? Between(column + (along * x), row + (along * y)) : At(level, column + (along * x), row + (along * y)));
        }

        return sum;
    }

    // Between pixels by cubics through them: straight lines would take a tenth of the finest detail away.
    GroundLight Between(double column, double row)
    {
        var picture = _levels[0];
        var (left, top) = ((int)column - 1, (int)row - 1);
        if (column < 1 || row < 1 || left > picture.Width - 4 || top > picture.Height - 4)
        {
            return At(0, column, row);
        }

        Span<float> across = stackalloc float[4], down = stackalloc float[4];
        Cubic((float)(column - left - 1), across);
        Cubic((float)(row - top - 1), down);
        var sum = default(GroundLight);
        for (var y = 0; y < 4; y++)
        {
            ReadOnlySpan<GroundLight> pixels = picture.Row(top + y).Slice(left, 4);
            sum += down[y] * ((across[0] * pixels[0]) + (across[1] * pixels[1]) + (across[2] * pixels[2]) + (across[3] * pixels[3]));
        }

        return sum.IsMissing ? sum : new(Math.Max(0, sum.R), Math.Max(0, sum.G), Math.Max(0, sum.B));
    }

    // Source: Catmull & Rom 1974, Computer Aided Geometric Design, 317–326.
    static void Cubic(float t, Span<float> weights)
    {
        weights[0] = 0.5f * t * (-1 + (t * (2 - t)));
        weights[1] = 1 + (0.5f * t * t * (-5 + (3 * t)));
        weights[2] = 0.5f * t * (1 + (t * (4 - (3 * t))));
        weights[3] = 0.5f * t * t * (t - 1);
    }

    // Integer coordinates are pixel centres: a copy's first pixel lies over the finest one's first ones' middle.
    GroundLight At(int level, double column, double row)
    {
        var (picture, shrink) = (_levels[level], 1 << level);
        var (x, y) = (((column + 0.5) / shrink) - 0.5, ((row + 0.5) / shrink) - 0.5);
        if (x < 0 || y < 0 || x > picture.Width - 1 || y > picture.Height - 1)
        {
            return GroundLight.Missing;
        }

        var (left, top) = (Math.Min((int)x, picture.Width - 2), Math.Min((int)y, picture.Height - 2));
        var (a, b) = ((float)(x - left), (float)(y - top));
        ReadOnlySpan<GroundLight> upper = picture.Row(top), lower = picture.Row(top + 1);
        return ((1 - b) * (((1 - a) * upper[left]) + (a * upper[left + 1]))) + (b * (((1 - a) * lower[left]) + (a * lower[left + 1])));
    }

    // Lengths of the ellipse that a unit square of ground falls on, and its longer axis.
    static (double Major, double Minor, double X, double Y) Axes((double X, double Y) u, (double X, double Y) v)
    {
        var (xx, yy, xy) = ((u.X * u.X) + (v.X * v.X), (u.Y * u.Y) + (v.Y * v.Y), (u.X * u.Y) + (v.X * v.Y));
        var (half, off) = ((xx - yy) / 2, Math.Sqrt((((xx - yy) / 2) * ((xx - yy) / 2)) + (xy * xy)));
        var middle = (xx + yy) / 2;
        var (major, minor) = (Math.Sqrt(middle + off), Math.Sqrt(Math.Max(0, middle - off)));
        var angle = 0.5 * Math.Atan2(xy, half);
        return (major, minor, major * Math.Cos(angle), major * Math.Sin(angle));
    }

    static Raster<GroundLight> Halved(Raster<GroundLight> fine)
    {
        var coarse = new Raster<GroundLight>(fine.Width / 2, fine.Height / 2);
        for (var y = 0; y < coarse.Height; y++)
        {
            ReadOnlySpan<GroundLight> upper = fine.Row(2 * y), lower = fine.Row((2 * y) + 1);
            var row = coarse.Row(y);
            for (var x = 0; x < row.Length; x++)
            {
                row[x] = 0.25f * (upper[2 * x] + upper[(2 * x) + 1] + lower[2 * x] + lower[(2 * x) + 1]);
            }
        }

        return coarse;
    }
}
