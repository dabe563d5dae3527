using Farside.Core.Rasters;

namespace Farside.Processing.Photogrammetry.Dense;

/// <summary>
/// What the light's own fit cannot tell of a disparity's error, taken from the disparities about it: how far each lies off the line between two others, just
/// beyond the window on either side. Relief that the window smoothed away goes on outside of it, and so does noise that neighbours share.
/// </summary>
/// <remarks>
/// σ² = FitShare · fit² + ScatterShare · mean square of second differences. Both shares were fitted on one simulated mission's pairs of both modes, by
/// likelihood, and held against another's: there the errors are 0.77 to 1.05 of the sigmas in every ring of range as their median has it, and 92 to 96 of
/// a hundred lie within two.
/// </remarks>
sealed class NearbyScatter
{
    const float FitShare = 0.8f;
    const float ScatterShare = 0.62f;

    /// <summary>Steps to either side: beyond half a window there and half a window here, errors have little in common.</summary>
    const int Reach = 5;

    /// <summary>The mean is taken over a square of this and as much to either side.</summary>
    const int Half = 4;

    /// <summary>Second differences larger than this are edges of things, pixels.</summary>
    const float MostPx = 3;

    /// <summary>The fit says no more than that it does not know, pixels.</summary>
    const float MostFitPx = 0.7f;

    /// <summary>From here on nothing is known, whatever neighbours say, pixels.</summary>
    const float DarkPx = 1;

    /// <summary>Of the differences in a square so many must be there.</summary>
    const int Fewest = 16;

    readonly Raster<float> _disparity;
    readonly float[] _squares, _counts;
    readonly int _width, _height;

    NearbyScatter(Raster<float> disparity)
    {
        (_disparity, _width, _height) = (disparity, disparity.Width, disparity.Height);
        (_squares, _counts) = (new float[_width * _height], new float[_width * _height]);
    }

    /// <summary>Makes the sigmas of a refined map what the errors are.</summary>
    public static void Widen(DisparityMap map, ParallelOptions parallel)
    {
        var scatter = new NearbyScatter(map.Disparity);
        Parallel.For(0, scatter._height, parallel, scatter.SumAlong);
        Parallel.For(0, scatter._height, parallel, y => scatter.Widen(y, map.Sigma.Row(y)));
    }

    /// <summary>Squares of a row's second differences, summed along the row.</summary>
    void SumAlong(int y)
    {
        var (squares, counts) = (new float[_width], new int[_width]);
        for (var x = 0; x < _width; x++)
        {
            (squares[x], counts[x]) = At(x, y);
        }

        for (var x = 0; x < _width; x++)
        {
            var (first, last) = (Math.Max(0, x - Half), Math.Min(_width - 1, x + Half));
            var (sum, count) = (0f, 0);
            for (var u = first; u <= last; u++)
            {
                (sum, count) = (sum + squares[u], count + counts[u]);
            }

            (_squares[(y * _width) + x], _counts[(y * _width) + x]) = (sum, count);
        }
    }

    (float Square, int Count) At(int x, int y)
    {
        var own = _disparity[x, y];
        if (!float.IsFinite(own))
        {
            return default;
        }

        var (across, down) = (
            x >= Reach && x < _width - Reach ? Off(_disparity[x - Reach, y], own, _disparity[x + Reach, y]) : float.NaN,
            y >= Reach && y < _height - Reach ? Off(_disparity[x, y - Reach], own, _disparity[x, y + Reach]) : float.NaN);
        var (hasAcross, hasDown) = (Math.Abs(across) <= MostPx, Math.Abs(down) <= MostPx);
        return ((hasAcross ? across * across : 0) + (hasDown ? down * down : 0), (hasAcross ? 1 : 0) + (hasDown ? 1 : 0));
    }

    static float Off(float before, float own, float after) => ((before + after) / 2) - own;

    void Widen(int y, Span<float> sigmas)
    {
        for (var x = 0; x < _width; x++)
        {
            if (!(sigmas[x] < DarkPx))
            {
                continue;
            }

            var (sum, count) = (0f, 0f);
            for (var v = Math.Max(0, y - Half); v <= Math.Min(_height - 1, y + Half); v++)
            {
                (sum, count) = (sum + _squares[(v * _width) + x], count + _counts[(v * _width) + x]);
            }

            var fit = Math.Min(sigmas[x], MostFitPx);
            // Where hardly anything lies about, the fit alone speaks; elsewhere both are about equally large.
            var scatter = count >= Fewest ? sum / count : 4 * fit * fit;
            sigmas[x] = MathF.Sqrt((FitShare * fit * fit) + (ScatterShare * scatter));
        }
    }
}
