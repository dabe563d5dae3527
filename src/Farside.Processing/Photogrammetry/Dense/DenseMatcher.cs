using Farside.Core.Rasters;

namespace Farside.Processing.Photogrammetry.Dense;

/// <summary>
/// Finds every pixel of a rectified left picture in the right one: census costs, semi-global matching along three or eight paths, checked from the
/// right, islands refused, between whole pixels by the light itself. Many disparities are looked for from coarse to fine.
/// </summary>
/// <remarks>Source: Hirschmüller 2008, IEEE Trans. PAMI 30, 328–341.</remarks>
public static class DenseMatcher
{
    const int MostBandRows = 256;
    const int LeastBandRows = 32;
    const int WarmUpRows = 48;

    /// <summary>Bands that must fit into memory at once: more threads than this wait for each other.</summary>
    const int BandsAtOnce = 8;

    /// <summary>A picture is not halved below this, pixels.</summary>
    const int LeastSide = 32;

    /// <param name="left">Grey, in any unit; NaN where missing.</param>
    /// <param name="right">The same size; its own light and gain do not matter.</param>
    /// <exception cref="ArgumentException">The pictures differ in size.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public static DisparityMap Match(Raster<Linear> left, Raster<Linear> right, DenseOptions options, CancellationToken cancel = default)
    {
        options.Require();
        if ((left.Width, left.Height) != (right.Width, right.Height))
        {
            throw new ArgumentException($"The left picture is {left.Width} × {left.Height} pixels, the right one {right.Width} × {right.Height}; expected one size.", nameof(right));
        }

        var map = new DisparityMap(new(left.Width, left.Height), new(left.Width, left.Height), new(left.Width, left.Height));
        Match(left, right, options, (y, row) =>
        {
            row.Disparity.CopyTo(map.Disparity.Row(y));
            row.Sigma.CopyTo(map.Sigma.Row(y));
            row.Refusal.CopyTo(map.Refusals.Row(y));
        }, cancel);
        return Mend(left, right, map, options, cancel);
    }

    static void Match(Raster<Linear> left, Raster<Linear> right, DenseOptions options, Action<int, WinnerRow> take, CancellationToken cancel)
    {
        var ranges = Ranges(left, right, options, cancel);
        var (least, most) = MatchPlane.Extent(left, right);
        var planes = (Left: new MatchPlane(left, least, most, options.Threads), Right: new MatchPlane(right, least, most, options.Threads));
        var census = (Left: Census.Of(planes.Left, options.Threads), Right: Census.Of(planes.Right, options.Threads));
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Min(options.Threads, BandsAtOnce), CancellationToken = cancel };
        Parallel.ForEach(Bands(left.Height, ranges, options), parallel, () => new BandMatcher(planes.Left, planes.Right, census.Left, census.Right, ranges, options, WarmUpRows), (band, _, matcher) =>
        {
            matcher.Match(band.Top, band.Bottom, take);
            return matcher;
        }, _ => { });
    }

    /// <summary>All disparities everywhere, or those that a picture of half the size leaves.</summary>
    static IRangeMap Ranges(Raster<Linear> left, Raster<Linear> right, DenseOptions options, CancellationToken cancel)
    {
        if (options.MaxDisparity - options.MinDisparity < options.WholeRange || Math.Min(left.Width, left.Height) < 2 * LeastSide)
        {
            return new WholeRange(left.Width, options);
        }

        var (halfLeft, halfRight) = (HalfPicture.Of(left, options.Threads), HalfPicture.Of(right, options.Threads));
        var best = new Raster<short>(halfLeft.Width, halfLeft.Height);
        // Steps cost little here: a thin thing in front, thinner still when halved, must not be smoothed away; what is noise is only looked at in vain.
        var coarse = options with { MinDisparity = (options.MinDisparity - 1) / 2, MaxDisparity = (options.MaxDisparity + 1) / 2, Paths = MatchPaths.Three, SmallStep = 2, LeastLargeStep = 3, LargeStep = 8 };
        Match(halfLeft, halfRight, coarse, (y, row) =>
        {
            var target = best.Row(y);
            for (var x = 0; x < target.Length; x++)
            {
                target[x] = (short)row.Best[x];
            }
        }, cancel);
        return new TileRanges(left.Width, left.Height, best, options);
    }

    static DisparityMap Mend(Raster<Linear> left, Raster<Linear> right, DisparityMap map, DenseOptions options, CancellationToken cancel)
    {
        MedianFilter.Apply(map.Disparity, options.Threads);
        var islands = new Islands(map.Width, map.Height);
        islands.RefuseSpeckles(map, options.SpecklePixels, options.SpeckleStepPx);
        var filled = options.FillPixels > 0 ? islands.FillHoles(map, options.FillPixels, options.FillAgreePx) : 0;
        if (options.IsFine)
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancel };
            SubPixel.Refine(left, right, map, parallel);
            NearbyScatter.Widen(map, parallel);
        }

        return map with { Filled = filled };
    }

    /// <summary>As high as memory allows, whatever the number of threads.</summary>
    static List<(int Top, int Bottom)> Bands(int height, IRangeMap ranges, DenseOptions options)
    {
        var widest = Enumerable.Range(0, height).Max(y => ranges.Row(y).Total);
        var rows = (int)Math.Clamp(options.MemoryBytes / BandsAtOnce / widest, LeastBandRows, MostBandRows);
        var count = Math.Max(1, (height + (rows / 2)) / rows);
        count += count % 2;
        return [.. Enumerable.Range(0, count).Select(i => ((int)((long)height * i / count), (int)((long)height * (i + 1) / count)))];
    }
}
