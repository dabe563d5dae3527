using Farside.Processing.Descent.Solution;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Ties;

namespace Farside.Processing.Descent.Rest;

/// <summary>Spots of the view at rest, found to a fraction of a pixel in a higher frame whose view of them is roughly known.</summary>
static class RestPatches
{
    const int Spots = 15;
    const double UsedShare = 0.82;
    const int Reach = 7; // pixels of the upper frame each way
    const double LeastCorrelation = 0.5;
    const int FewestSpots = 14;
    const double MostRmsPx = 1.2;

    static readonly int[] Windows = [5, 3, 2];

    /// <summary>One spot in both.</summary>
    public readonly record struct Pair(int Spot, (double Column, double Row) Upper, (double Column, double Row) Rest);

    /// <returns>Pairs that lie on one plane but for relief; null where too few do.</returns>
    public static IReadOnlyList<Pair>? Of(StraightPicture upper, StraightPicture rest, RestSearch.Found found)
    {
        var map = MapOf(found);
        var (upperPlane, restPlane) = (upper.For(1), rest.For(found.Zoom));
        List<(int Spot, double X, double Y, double U, double V)>? kept = null;
        foreach (var window in Windows)
        {
            var all = Enumerable.Range(0, Spots * Spots).Select(spot => Match(upper, upperPlane, rest, restPlane, map, spot, window)).OfType<(int Spot, double X, double Y, double U, double V)>().ToList();
            if (all.Count < FewestSpots || PlaneLink.Fit(all.ConvertAll(one => (one.U, one.V)), all.ConvertAll(one => (one.X, one.Y))) is not var (next, rms))
            {
                return null;
            }

            (map, kept) = (next, Near(all, next, upper.Lens.FocalLengthPx, Math.Max(1, 3 * rms * upper.Lens.FocalLengthPx)));
        }

        var off = Math.Sqrt(kept!.Average(one => Square(Off(one, map, upper.Lens.FocalLengthPx))));
        return kept!.Count >= FewestSpots && off < MostRmsPx ? [.. kept.Select(one => new Pair(one.Spot, upper.Pixel(one.U, one.V), rest.Pixel(one.X, one.Y)))] : null;
    }

    static Homography MapOf(RestSearch.Found found)
    {
        var (sin, cos) = Math.SinCos(found.TurnRad);
        // A template turned by an angle asks the picture at the place turned back.
        return new(cos / found.Zoom, -sin / found.Zoom, found.Right, sin / found.Zoom, cos / found.Zoom, found.Down, 0, 0, 1);
    }

    static List<(int Spot, double X, double Y, double U, double V)> Near(List<(int Spot, double X, double Y, double U, double V)> all, Homography map, double focalPx, double mostPx) =>
        [.. all.Where(one => Off(one, map, focalPx) < mostPx)];

    static double Off((int Spot, double X, double Y, double U, double V) one, Homography map, double focalPx) =>
        map.Times(one.X, one.Y) is var (u, v) ? focalPx * Math.Sqrt(Square(u - one.U) + Square(v - one.V)) : double.PositiveInfinity;

    // The view at rest, drawn as the upper frame would show it, is moved about over the upper frame.
    static (int Spot, double X, double Y, double U, double V)? Match(
        StraightPicture upper, GreyPlane upperPlane, StraightPicture rest, GreyPlane restPlane, Homography map, int spot, int window)
    {
        var half = UsedShare * rest.HalfWidth;
        var (x, y) = (half * ((2.0 * (spot % Spots) / (Spots - 1)) - 1), half * ((2.0 * (spot / Spots) / (Spots - 1)) - 1));
        if (map.Times(x, y) is not var (u, v))
        {
            return null;
        }

        var pitch = 1 / upper.Lens.FocalLengthPx;
        var template = Patch(Reach, (dx, dy) => map.Inverse().Times(u + (dx * pitch), v + (dy * pitch)) is var (p, q) ? rest.At(restPlane, p, q) : float.NaN);
        var field = Patch(Reach + window, (dx, dy) => upper.At(upperPlane, u + (dx * pitch), v + (dy * pitch)));
        if (template is null || field is null || Peak(template, field, window) is not var (moveX, moveY))
        {
            return null;
        }

        return (spot, x, y, u + (moveX * pitch), v + (moveY * pitch));
    }

    static float[]? Patch(int reach, Func<int, int, float> at)
    {
        var side = (2 * reach) + 1;
        var samples = new float[side * side];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = at((i % side) - reach, (i / side) - reach);
            if (!float.IsFinite(samples[i]))
            {
                return null;
            }
        }

        return samples;
    }

    // The best correlation's place, to a fraction of a pixel by a parabola each way; null at the window's edge or where little correlates.
    static (double X, double Y)? Peak(float[] template, float[] field, int window)
    {
        var side = (2 * window) + 1;
        var scores = new double[side * side];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = Correlation(template, field, i % side, i / side, window);
        }

        var best = Array.IndexOf(scores, scores.Max());
        var (x, y) = (best % side, best / side);
        if (scores[best] < LeastCorrelation || x == 0 || y == 0 || x == side - 1 || y == side - 1)
        {
            return null;
        }

        return (x - window + Top(scores[best - 1], scores[best], scores[best + 1]), y - window + Top(scores[best - side], scores[best], scores[best + side]));
    }

    static double Top(double before, double at, double after) => before + after - (2 * at) is var bend && bend < 0 ? Math.Clamp(0.5 * (before - after) / bend, -0.5, 0.5) : 0;

    static double Correlation(float[] template, float[] field, int left, int top, int window)
    {
        var (side, wide) = ((2 * Reach) + 1, (2 * (Reach + window)) + 1);
        var (ab, a, b, aa, bb) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++)
            {
                double p = template[(y * side) + x], q = field[((top + y) * wide) + left + x];
                (ab, a, b, aa, bb) = (ab + (p * q), a + p, b + q, aa + (p * p), bb + (q * q));
            }
        }

        var n = side * side;
        var (va, vb) = (aa - (a * a / n), bb - (b * b / n));
        return va > 0 && vb > 0 ? (ab - (a * b / n)) / Math.Sqrt(va * vb) : 0;
    }

    static double Square(double x) => x * x;
}
