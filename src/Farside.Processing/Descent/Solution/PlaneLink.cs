using Farside.Processing.Numerics;
using Farside.Processing.Photogrammetry;

namespace Farside.Processing.Descent.Solution;

/// <summary>The map between two views of a plane that fits points best, in tangents right and down of each camera's axis.</summary>
static class PlaneLink
{
    const int Rounds = 4;
    const int Unknowns = 8;

    /// <summary>Target from source; weights fall for points that fit worse than the others.</summary>
    /// <returns>The map and the root of the mean square distance in the target, tangents, wild points discounted; null when points lie on a line.</returns>
    public static (Homography Map, double Rms)? Fit(IReadOnlyList<(double X, double Y)> target, IReadOnlyList<(double X, double Y)> source)
    {
        var (t, s) = (Middle(target), Middle(source));
        var weights = new double[target.Count];
        Array.Fill(weights, 1.0);
        var map = default(Homography);
        var rms = double.NaN;
        for (var round = 0; round < Rounds; round++)
        {
            if (Solve(target, source, t, s, weights) is not { } next)
            {
                return null;
            }

            map = next;
            rms = Weigh(map, target, source, weights);
        }

        return (map!, rms);
    }

    static Homography? Solve(
        IReadOnlyList<(double X, double Y)> target, IReadOnlyList<(double X, double Y)> source, (double X, double Y, double By) t, (double X, double Y, double By) s, double[] weights)
    {
        var (n, b) = (new double[Unknowns, Unknowns], new double[Unknowns]);
        for (var i = 0; i < target.Count; i++)
        {
            var (x, y) = ((source[i].X - s.X) * s.By, (source[i].Y - s.Y) * s.By);
            var (u, v) = ((target[i].X - t.X) * t.By, (target[i].Y - t.Y) * t.By);
            SymmetricSystem.AddRow(n, b, [x, y, 1, 0, 0, 0, -u * x, -u * y], u, weights[i]);
            SymmetricSystem.AddRow(n, b, [0, 0, 0, x, y, 1, -v * x, -v * y], v, weights[i]);
        }

        if (SymmetricSystem.Solve(n, b) is not { } h)
        {
            return null;
        }

        var middle = new Homography(h[0], h[1], h[2], h[3], h[4], h[5], h[6], h[7], 1);
        return new Homography(1 / t.By, 0, t.X, 0, 1 / t.By, t.Y, 0, 0, 1) * middle * new Homography(s.By, 0, -s.X * s.By, 0, s.By, -s.Y * s.By, 0, 0, 1);
    }

    static double Weigh(Homography map, IReadOnlyList<(double X, double Y)> target, IReadOnlyList<(double X, double Y)> source, double[] weights)
    {
        var errors = new double[target.Count];
        for (var i = 0; i < target.Count; i++)
        {
            errors[i] = map.Times(source[i].X, source[i].Y) is var (x, y) ? Math.Sqrt(Square(x - target[i].X) + Square(y - target[i].Y)) : 1;
        }

        var gate = Math.Max(1e-9, 2.5 * errors.Order().ElementAt(errors.Length / 2));
        var (sum, all) = (0.0, 0.0);
        for (var i = 0; i < errors.Length; i++)
        {
            weights[i] = errors[i] <= gate ? 1 : Square(gate / errors[i]);
            (sum, all) = (sum + (weights[i] * Square(errors[i])), all + weights[i]);
        }

        return Math.Sqrt(sum / all);
    }

    static (double X, double Y, double By) Middle(IReadOnlyList<(double X, double Y)> points)
    {
        var (x, y) = (points.Average(point => point.X), points.Average(point => point.Y));
        var spread = Math.Sqrt(points.Average(point => Square(point.X - x) + Square(point.Y - y)));
        return (x, y, 1 / Math.Max(spread, 1e-12));
    }

    static double Square(double x) => x * x;
}
