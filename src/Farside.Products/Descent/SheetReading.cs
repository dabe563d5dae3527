using Farside.Archive.Maps;
using Farside.Core.Rasters;
using Farside.Core.Sky;
using Farside.Processing.Descent.BaseMaps;
using Farside.Products.Runner;

namespace Farside.Products.Descent;

/// <summary>Reads a map's file band by band into sheets whose posts lie on the site's axes; coarser sheets are means of the file's pixels.</summary>
sealed class SheetReading(MapProduct map, LunarSite site, BaseMapLoading loading, CancellationToken cancellation)
{
    const int BandPixels = 256; // rows of the file at a time: about a tile's
    const int Lattice = 32;
    const int ProbePosts = 256;
    const double ProbeReachM = 10_000;

    /// <summary>A small sheet about the landing place, to see what the samples are like: also where little of the map is wanted.</summary>
    public MapSheet Sample(string path)
    {
        var spacingM = SpacingM();
        return Overlapping(Math.Min(Math.Max(loading.ReachM, ProbeReachM), ProbePosts / 2 * spacingM), spacingM, 1) ?? throw Elsewhere(path);
    }

    public IEnumerable<MapSheet> Sheets()
    {
        var spacingM = SpacingM();
        for (var factor = 1; ; factor *= 2)
        {
            var reachM = Math.Min(loading.ReachM, loading.SheetPosts / 2 * spacingM * factor);
            if (Overlapping(reachM, spacingM * factor, factor) is { } sheet)
            {
                yield return sheet;
            }

            if (reachM >= loading.ReachM || factor >= 64)
            {
                yield break;
            }
        }
    }

    // Metres on the ground that a pixel spans at the site.
    double SpacingM()
    {
        var ((c0, r0), (c1, r1)) = (PixelOf(0, 0) ?? (0, 0), PixelOf(100, 100) ?? (1, 1));
        var pixels = Math.Sqrt(((c1 - c0) * (c1 - c0)) + ((r1 - r0) * (r1 - r0)));
        return 100 * Math.Sqrt(2) / pixels;
    }

    public ProductException Elsewhere(string path) => new(path, "extent", "nothing within " + $"{loading.ReachM / 1000:0.#} km of the landing place", "a map of the landing place",
        $"The site is {site.Longitude.Degrees:0.####}° E, {site.Latitude.Degrees:0.####}°.");

    MapSheet? Overlapping(double reachM, double spacingM, int factor)
    {
        cancellation.ThrowIfCancellationRequested();
        var posts = (int)Math.Round(2 * reachM / spacingM) + 1;
        var (west, north) = (-(posts - 1) / 2.0 * spacingM, (posts - 1) / 2.0 * spacingM);
        var samples = new Raster<float>(posts, posts);
        samples.Pixels.Fill(float.NaN);
        var known = 0L;
        var rows = Math.Max(4, BandPixels / factor);
        for (var top = 0; top < posts; top += rows)
        {
            cancellation.ThrowIfCancellationRequested();
            known += Band(samples, west, north, spacingM, factor, top, Math.Min(posts, top + rows));
        }

        return known > 0 ? new(samples, west, north, spacingM) : null;
    }

    // The file's pixels under a band of posts are read as one window.
    long Band(Raster<float> samples, double west, double north, double spacingM, int factor, int top, int bottom)
    {
        var places = Places(samples.Width, west, north, spacingM, top, bottom);
        if (Within(places, factor) is not var (left, upper, width, height))
        {
            return 0;
        }

        var means = Means(left, upper, width, height, factor);
        var known = 0L;
        for (var row = top; row < bottom; row++)
        {
            for (var column = 0; column < samples.Width; column++)
            {
                var (x, y) = places[((row - top) * samples.Width) + column];
                var sample = Bilinear(means, ((x - left + 0.5) / factor) - 0.5, ((y - upper + 0.5) / factor) - 0.5);
                samples[column, row] = sample;
                known += float.IsNaN(sample) ? 0 : 1;
            }
        }

        return known;
    }

    (double X, double Y)[] Places(int width, double west, double north, double spacingM, int top, int bottom)
    {
        // Over some dozen posts a map's curve is less than a thousandth of a pixel.
        var places = new (double X, double Y)[width * (bottom - top)];
        Parallel.For(top, bottom, row =>
        {
            for (var from = 0; from < width; from += Lattice)
            {
                var to = Math.Min(from + Lattice, width - 1);
                var (a, b) = (PixelOf(west + (from * spacingM), north - (row * spacingM)), PixelOf(west + (to * spacingM), north - (row * spacingM)));
                for (var column = from; column < Math.Min(from + Lattice, width); column++)
                {
                    var along = to > from ? (column - from) / (double)(to - from) : 0;
                    places[((row - top) * width) + column] = a is var (ax, ay) && b is var (bx, by) ? (double.Lerp(ax, bx, along), double.Lerp(ay, by, along)) : (double.NaN, double.NaN);
                }
            }
        });
        return places;
    }

    (int Left, int Top, int Width, int Height)? Within((double X, double Y)[] places, int factor)
    {
        var (left, top, right, bottom) = (double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);
        foreach (var (x, y) in places)
        {
            if (x >= 0 && y >= 0 && x <= map.Width - 1 && y <= map.Height - 1)
            {
                (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x), Math.Max(bottom, y));
            }
        }

        if (left > right)
        {
            return null;
        }

        var (l, t) = (Math.Max(0, (((int)left / factor) - 1) * factor), Math.Max(0, (((int)top / factor) - 1) * factor));
        return (l, t, Math.Min(map.Width, (int)right + (3 * factor)) - l, Math.Min(map.Height, (int)bottom + (3 * factor)) - t);
    }

    Raster<float> Means(int left, int top, int width, int height, int factor)
    {
        var samples = map.Read(left, top, width, height);
        var means = new Raster<float>((width + factor - 1) / factor, (height + factor - 1) / factor);
        Parallel.For(0, means.Height, row =>
        {
            var (first, last) = (row * factor, Math.Min(height, (row + 1) * factor));
            Means(samples.Pixels.Slice(first * width, (last - first) * width), width, factor, means.Row(row));
        });
        return means;
    }

    static void Means(ReadOnlySpan<float> samples, int width, int factor, Span<float> means)
    {
        var height = samples.Length / width;
        for (var column = 0; column < means.Length; column++)
        {
            var (sum, count) = (0.0, 0);
            for (var y = 0; y < height; y++)
            {
                for (var x = column * factor; x < Math.Min(width, (column + 1) * factor); x++)
                {
                    var sample = samples[(y * width) + x];
                    (sum, count) = float.IsNaN(sample) ? (sum, count) : (sum + sample, count + 1);
                }
            }

            means[column] = 2 * count >= factor * factor ? (float)(sum / count) : float.NaN;
        }
    }

    static float Bilinear(Raster<float> means, double x, double y)
    {
        if (!(x >= -0.5 && y >= -0.5 && x <= means.Width - 0.5 && y <= means.Height - 0.5))
        {
            return float.NaN;
        }

        var (column, row) = (Math.Clamp((int)Math.Floor(x), 0, Math.Max(0, means.Width - 2)), Math.Clamp((int)Math.Floor(y), 0, Math.Max(0, means.Height - 2)));
        var (right, below) = (Math.Min(column + 1, means.Width - 1), Math.Min(row + 1, means.Height - 1));
        var (across, down) = ((float)Math.Clamp(x - column, 0, 1), (float)Math.Clamp(y - row, 0, 1));
        var upper = means[column, row] + ((means[right, row] - means[column, row]) * across);
        var lower = means[column, below] + ((means[right, below] - means[column, below]) * across);
        return upper + ((lower - upper) * down);
    }

    // A place of the site's level, at the site's own height above the sphere.
    (double Column, double Row)? PixelOf(double eastM, double northM) =>
        map.Placement.Map is null ? map.Placement.PixelOf(eastM, northM)
        : site.PointAt(eastM, northM) is var place ? map.Placement.PixelOf(place.Longitude, place.Latitude) : null;
}
