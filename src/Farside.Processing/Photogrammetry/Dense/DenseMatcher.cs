using Farside.Core.Rasters;

namespace Farside.Processing.Photogrammetry.Dense;

/// <summary>
/// Finds every pixel of a rectified left picture in the right one: census costs, semi-global matching along three or eight paths, checked from the
/// right, between whole pixels, islands refused.
/// </summary>
/// <remarks>Source: Hirschmüller 2008, IEEE Trans. PAMI 30, 328–341.</remarks>
public static class DenseMatcher
{
    const int BandRows = 256;
    const int WarmUpRows = 48;

    /// <param name="left">Grey, in any unit; NaN where missing.</param>
    /// <param name="right">The same size and unit; its own light and gain do not matter.</param>
    /// <exception cref="ArgumentException">The pictures differ in size.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public static DisparityMap Match(Raster<Linear> left, Raster<Linear> right, DenseOptions options, CancellationToken cancel = default)
    {
        options.Require();
        if ((left.Width, left.Height) != (right.Width, right.Height))
        {
            throw new ArgumentException($"The left picture is {left.Width} × {left.Height} pixels, the right one {right.Width} × {right.Height}; expected one size.", nameof(right));
        }

        var (least, most) = MatchPlane.Extent(left, right);
        var planes = (Left: new MatchPlane(left, least, most), Right: new MatchPlane(right, least, most));
        var census = (Left: Census.Of(planes.Left, options.Threads), Right: Census.Of(planes.Right, options.Threads));
        var ranges = new WholeRange(left.Width, options);
        var map = new DisparityMap(new(left.Width, left.Height), new(left.Width, left.Height), new(left.Width, left.Height));
        var bands = Bands(left.Height);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancel };
        Parallel.ForEach(bands, parallel, () => new BandMatcher(planes.Left, planes.Right, census.Left, census.Right, ranges, options, WarmUpRows), (band, _, matcher) =>
        {
            matcher.Match(band.Top, band.Bottom, (y, row) =>
            {
                row.Disparity.CopyTo(map.Disparity.Row(y));
                row.Sigma.CopyTo(map.Sigma.Row(y));
                row.Refusal.CopyTo(map.Refusals.Row(y));
            });
            return matcher;
        }, _ => { });
        return Mend(left, right, map, options, parallel);
    }

    static DisparityMap Mend(Raster<Linear> left, Raster<Linear> right, DisparityMap map, DenseOptions options, ParallelOptions parallel)
    {
        MedianFilter.Apply(map.Disparity, options.Threads);
        var islands = new Islands(map.Width, map.Height);
        islands.RefuseSpeckles(map, options.SpecklePixels, options.SpeckleStepPx);
        var filled = options.FillPixels > 0 ? islands.FillHoles(map, options.FillPixels, options.FillAgreePx) : 0;
        if (options.IsFine)
        {
            SubPixel.Refine(left, right, map, parallel);
        }

        return map with { Filled = filled };
    }

    static List<(int Top, int Bottom)> Bands(int height)
    {
        var count = Math.Max(1, (height + (BandRows / 2)) / BandRows);
        return [.. Enumerable.Range(0, count).Select(i => ((int)((long)height * i / count), (int)((long)height * (i + 1) / count)))];
    }
}
