using Farside.Processing.Numerics;
using Farside.Processing.Photogrammetry;

namespace Farside.Processing.Descent.Tracking;

/// <summary>The plane-to-plane map that most matches follow, by least squares from a first map; what strays is left out.</summary>
/// <remarks>Source: Tukey's weights as in Holland &amp; Welsch 1977, Comm. Statistics A6, 813–827.</remarks>
static class PlaneFit
{
    const int Unknowns = 8;
    const int Rounds = 12;
    const double ToSigma = 1.4826;
    const double Reach = 4.685;
    const double PerspectivePrior = 1 / (0.05 * 0.05);

    /// <param name="template">Ideal places in the template.</param>
    /// <param name="found">Ideal places in the other frame.</param>
    /// <param name="sigmaPx">Of each match, pixels of the template.</param>
    /// <param name="grid">The other frame's.</param>
    /// <param name="least">Matches nearer than this to the map always count in full, pixels of the template.</param>
    /// <param name="most">Matches farther than this never count, pixels of the template.</param>
    /// <returns>The map from the other frame to the template, what each match is off by, and the distance beyond which a match strays; null when the matches fix no map.</returns>
    public static (Homography Map, double[] Off, double Limit)? Fit(
        (double X, double Y)[] template, (double X, double Y)[] found, double[] sigmaPx, Homography first, FrameGrid grid, double least, double most)
    {
        var (map, limit) = (first, double.PositiveInfinity);
        var off = Off(template, found, map);
        for (var round = 0; round < Rounds; round++)
        {
            limit = Math.Max(least, Reach * ToSigma * Median(off));
            limit = round < Rounds / 2 ? limit : Math.Min(limit, most);
            if (Step(template, found, sigmaPx, off, map, grid, limit) is not { } better)
            {
                return null;
            }

            (map, var before) = (better, off);
            off = Off(template, found, map);
            if (round > Rounds / 2 && Largest(before, off) < 1e-4)
            {
                break;
            }
        }

        return (map, off, Math.Min(most, Math.Max(least, Reach * ToSigma * Median(off))));
    }

    static double[] Off((double X, double Y)[] template, (double X, double Y)[] found, Homography map)
    {
        var off = new double[found.Length];
        for (var i = 0; i < off.Length; i++)
        {
            off[i] = map.Times(found[i].X, found[i].Y) is { } at
                ? Math.Sqrt(Square(at.Column - template[i].X) + Square(at.Row - template[i].Y))
                : double.PositiveInfinity;
        }

        return off;
    }

    static Homography? Step((double X, double Y)[] template, (double X, double Y)[] found, double[] sigmaPx, double[] off, Homography map, FrameGrid grid, double limit)
    {
        Span<double> normal = stackalloc double[Unknowns * Unknowns];
        Span<double> right = stackalloc double[Unknowns];
        Span<double> x = stackalloc double[Unknowns];
        Span<double> y = stackalloc double[Unknowns];
        var floor = Math.Max(1e-3, Median(sigmaPx));
        var gridMap = map * grid.PixelFromGrid;
        for (var i = 0; i < found.Length; i++)
        {
            if (off[i] >= limit)
            {
                continue;
            }

            var weight = Square(1 - Square(off[i] / limit)) / (Square(sigmaPx[i]) + Square(floor));
            var (errorX, errorY) = Slopes(gridMap, grid.ToGrid(found[i].X, found[i].Y), template[i], x, y);
            Add(normal, right, x, errorX, weight);
            Add(normal, right, y, errorY, weight);
        }

        // Few matches in one place say nothing of perspective: it then stays as it was.
        for (var k = 6; k < Unknowns; k++)
        {
            normal[(k * Unknowns) + k] += PerspectivePrior;
        }

        if (!SymmetricSystem.TryFactor(normal, Unknowns))
        {
            return null;
        }

        SymmetricSystem.Solve(normal, Unknowns, right);
        return grid.Changed(map, right);
    }

    // How the target's place moves with the eight changes of the source's grid numbers.
    static (double X, double Y) Slopes(Homography map, (double X, double Y) at, (double X, double Y) goal, Span<double> x, Span<double> y)
    {
        var w = (map.H20 * at.X) + (map.H21 * at.Y) + map.H22;
        var (u, v) = (((map.H00 * at.X) + (map.H01 * at.Y) + map.H02) / w, ((map.H10 * at.X) + (map.H11 * at.Y) + map.H12) / w);
        ReadOnlySpan<double> a = [(map.H00 - (u * map.H20)) / w, (map.H01 - (u * map.H21)) / w, (map.H02 - (u * map.H22)) / w];
        ReadOnlySpan<double> b = [(map.H10 - (v * map.H20)) / w, (map.H11 - (v * map.H21)) / w, (map.H12 - (v * map.H22)) / w];
        ReadOnlySpan<double> n = [at.X, at.Y, 1];
        for (var k = 0; k < Unknowns; k++)
        {
            (x[k], y[k]) = (a[k / 3] * n[k % 3], b[k / 3] * n[k % 3]);
        }

        return (goal.X - u, goal.Y - v);
    }

    static void Add(Span<double> normal, Span<double> right, ReadOnlySpan<double> row, double error, double weight)
    {
        SymmetricSystem.AddOuter(normal, row, weight);
        for (var k = 0; k < row.Length; k++)
        {
            right[k] += weight * row[k] * error;
        }
    }

    static double Largest(double[] before, double[] after)
    {
        var largest = 0.0;
        for (var i = 0; i < after.Length; i++)
        {
            largest = double.IsFinite(after[i]) ? Math.Max(largest, Math.Abs(after[i] - before[i])) : largest;
        }

        return largest;
    }

    static double Median(double[] values)
    {
        var sorted = (double[])values.Clone();
        Array.Sort(sorted);
        return sorted[sorted.Length / 2];
    }

    static double Square(double x) => x * x;
}
