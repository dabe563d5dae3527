using System.Runtime.Intrinsics;

namespace Farside.Processing.Photogrammetry.Mosaics.Seams;

/// <summary>Finds how far one square patch must be moved to look like another: the best normalised correlation, to a fraction of a pixel.</summary>
sealed class PatchMatcher(int size, int reach)
{
    /// <summary>Deviation, as a share of the mean, below which a patch has nothing to match.</summary>
    const double LeastContrast = 0.02;

    const double LeastCorrelation = 0.7;

    readonly double[] _correlations = new double[((2 * reach) + 1) * ((2 * reach) + 1)];

    /// <summary>Patch edge: the compared window and what it is moved by on every side.</summary>
    public int PatchPx => size;

    int Window => size - (2 * reach);

    /// <summary>Whether the middle of a patch is known and has texture.</summary>
    public bool HasTexture(ReadOnlySpan<float> patch)
    {
        var (mean, deviation) = Statistics(patch, reach, reach);
        return deviation > LeastContrast * Math.Abs(mean);
    }

    /// <summary>Whether enough of a patch is known to look for the middle of another in it: everything that half the reach takes in.</summary>
    public bool IsSearchable(ReadOnlySpan<float> patch)
    {
        var edge = reach / 2;
        for (var y = edge; y < size - edge; y++)
        {
            foreach (var value in patch.Slice((y * size) + edge, size - (2 * edge)))
            {
                if (float.IsNaN(value))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>How far right and down the second shows what the first has in its middle; null when nothing known within reach matches.</summary>
    public (double Right, double Down, double Correlation)? Match(ReadOnlySpan<float> first, ReadOnlySpan<float> second)
    {
        var (best, highest, side) = (0, double.NegativeInfinity, (2 * reach) + 1);
        for (var i = 0; i < _correlations.Length; i++)
        {
            _correlations[i] = Correlation(first, second, i % side, i / side);
            // A window with unknown pixels correlates to NaN, which is never higher.
            (best, highest) = _correlations[i] > highest ? (i, _correlations[i]) : (best, highest);
        }

        var (x, y) = (best % side, best / side);
        return highest < LeastCorrelation || x == 0 || y == 0 || x == side - 1 || y == side - 1
            ? null
            : (x - reach + Peak(best, 1), y - reach + Peak(best, side), highest);
    }

    // The top of the parabola through three neighbours; the middle where one of them is unknown.
    double Peak(int best, int step)
    {
        var (last, here, next) = (_correlations[best - step], _correlations[best], _correlations[best + step]);
        var bend = last - (2 * here) + next;
        return bend < 0 ? (last - next) / (2 * bend) : 0;
    }

    double Correlation(ReadOnlySpan<float> first, ReadOnlySpan<float> second, int left, int top)
    {
        var (meanA, deviationA) = Statistics(first, reach, reach);
        var (meanB, deviationB) = Statistics(second, left, top);
        var sum = 0.0;
        for (var y = 0; y < Window; y++)
        {
            var a = first.Slice(((reach + y) * size) + reach, Window);
            var b = second.Slice(((top + y) * size) + left, Window);
            sum += Dot(a, b);
        }

        return ((sum / (Window * Window)) - (meanA * meanB)) / Math.Max(deviationA * deviationB, 1e-30);
    }

    (double Mean, double Deviation) Statistics(ReadOnlySpan<float> patch, int left, int top)
    {
        var (sum, squares) = (0.0, 0.0);
        for (var y = 0; y < Window; y++)
        {
            var row = patch.Slice(((top + y) * size) + left, Window);
            sum += Sum(row);
            squares += Dot(row, row);
        }

        var mean = sum / (Window * Window);
        return (mean, Math.Sqrt(Math.Max(0, (squares / (Window * Window)) - (mean * mean))));
    }

    static double Sum(ReadOnlySpan<float> row)
    {
        var sum = 0.0;
        foreach (var value in row)
        {
            sum += value;
        }

        return sum;
    }

    static double Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sums = Vector128<double>.Zero;
        for (var x = 0; x + 1 < a.Length; x += 2)
        {
            sums += Vector128.Create((double)a[x], a[x + 1]) * Vector128.Create((double)b[x], b[x + 1]);
        }

        return sums.GetElement(0) + sums.GetElement(1) + ((a.Length & 1) == 1 ? (double)a[^1] * b[^1] : 0);
    }
}
