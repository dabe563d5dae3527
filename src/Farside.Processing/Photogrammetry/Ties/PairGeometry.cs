using Farside.Processing.Numerics;

namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>
/// Tells true matches of a pair from false ones. What the turned poses leave over must vary smoothly over the picture, as lens distortion and a wrong slope
/// of the ground do: a robust polynomial is fitted and what departs from it is refused. Along the parallax a match may move, but not unlike all its neighbours.
/// </summary>
static class PairGeometry
{
    const int Rounds = 20;
    const int ForSlopes = 16;
    const int ForCurves = 40;
    const int Neighbours = 8;
    const double Cut = 4.7;
    const double LeastScalePx = 0.03;
    const double ToSigma = 1.4826;
    const double FarOut = 4;
    const double MostToleratedPx = 2;

    /// <summary>Pixels across a picture for each of which curves leave one of what a lens bends.</summary>
    const double WidthPerPixelBent = 1200;
    const double ParallaxFarOut = 6;
    const double ParallaxToleratedPx = 3;
    const double ParallaxUnitPx = 30;

    /// <summary>Distance of each match from the pair's geometry, pixels; +∞ for a refused one.</summary>
    public static double[] Distances(PairView pair, IReadOnlyList<MatchedPoint> matches, double toleratedPx)
    {
        var expected = matches.Select(match => pair.Predict(match.FirstColumn, match.FirstRow) ?? default).ToArray();
        var hasParallax = expected.Count(at => at.HasParallax) > expected.Length / 2;
        var left = matches.Select((match, i) => Split(match, expected[i], hasParallax)).ToArray();
        var bases = matches.Select((match, i) => Basis(pair, match, matches.Count, hasParallax ? left[i].Along : null)).ToArray();
        var aside = LeftOver(bases, Array.ConvertAll(left, l => l.Aside));
        var along = hasParallax ? new double[aside.Length] : LeftOver(bases, Array.ConvertAll(left, l => l.Along));
        var distances = aside.Zip(along, (a, b) => Math.Sqrt((a * a) + (b * b))).ToArray();
        // Where matches are too few for curves, or nothing is known of the lens, what it bends is still in them.
        var isBent = !hasParallax || matches.Count < ForCurves;
        var most = isBent ? MostToleratedPx : Math.Clamp(pair.Second.Camera.Width / WidthPerPixelBent, 1, MostToleratedPx);
        Refuse(distances, Math.Clamp(FarOut * ToSigma * PairTurn.Median(distances), toleratedPx, Math.Max(toleratedPx, most)));
        if (hasParallax)
        {
            RefuseStrangers(distances, matches, Array.ConvertAll(left, l => l.Along));
        }

        return distances;
    }

    static (double Aside, double Along) Split(MatchedPoint match, Prediction at, bool hasParallax)
    {
        var (x, y) = (match.SecondColumn - at.Column, match.SecondRow - at.Row);
        var (ux, uy) = hasParallax ? (at.AlongX, at.AlongY) : (1, 0);
        return ((y * ux) - (x * uy), (x * ux) + (y * uy));
    }

    // A baseline of slightly wrong direction moves matches aside in proportion to their parallax.
    static double[] Basis(PairView pair, MatchedPoint match, int count, double? alongPx)
    {
        var half = pair.Second.Camera.Width / 2.0;
        var (x, y) = ((match.SecondColumn - half) / half, (match.SecondRow - (pair.Second.Camera.Height / 2.0)) / half);
        double[] basis = count < ForSlopes ? [1] : count < ForCurves ? [1, x, y] : [1, x, y, x * x, x * y, y * y];
        return alongPx is { } along && count >= ForSlopes ? [.. basis, along / ParallaxUnitPx] : basis;
    }

    static double[] LeftOver(double[][] bases, double[] values)
    {
        var errors = Centred(values);
        var scale = double.PositiveInfinity;
        for (var round = 0; round < Rounds; round++)
        {
            scale = Math.Min(scale, Math.Max(LeastScalePx, ToSigma * PairTurn.Median(Array.ConvertAll(errors, Math.Abs))));
            errors = Fitted(bases, values, errors, scale) ?? errors;
        }

        return errors;
    }

    static double[] Centred(double[] values)
    {
        var median = PairTurn.Median(values);
        return Array.ConvertAll(values, value => value - median);
    }

    static double[]? Fitted(double[][] bases, double[] values, double[] errors, double scale)
    {
        var size = bases.Max(basis => basis.Length);
        var (normal, right) = (new double[size * size], new double[size]);
        for (var i = 0; i < values.Length; i++)
        {
            var u = errors[i] / (Cut * scale);
            var weight = Math.Abs(u) >= 1 || bases[i].Length < size ? 0 : (1 - (u * u)) * (1 - (u * u));
            if (weight > 0)
            {
                SymmetricSystem.AddOuter(normal, bases[i], weight);
                AddScaled(right, bases[i], weight * values[i]);
            }
        }

        Damp(normal, size);
        if (!SymmetricSystem.TryFactor(normal, size))
        {
            return null;
        }

        SymmetricSystem.Solve(normal, size, right);
        return [.. values.Select((value, i) => value - Dot(bases[i], right))];
    }

    // A narrow overlap leaves some terms to no evidence.
    static void Damp(double[] normal, int size)
    {
        for (var k = 0; k < size; k++)
        {
            normal[(k * size) + k] += 1e-6;
        }
    }

    static void AddScaled(double[] sum, double[] v, double by)
    {
        for (var k = 0; k < v.Length; k++)
        {
            sum[k] += by * v[k];
        }
    }

    static double Dot(double[] basis, double[] coefficients)
    {
        var sum = 0.0;
        for (var k = 0; k < basis.Length; k++)
        {
            sum += basis[k] * coefficients[k];
        }

        return sum;
    }

    static void Refuse(double[] distances, double tolerated)
    {
        for (var i = 0; i < distances.Length; i++)
        {
            distances[i] = distances[i] <= tolerated ? distances[i] : double.PositiveInfinity;
        }
    }

    static void RefuseStrangers(double[] distances, IReadOnlyList<MatchedPoint> matches, double[] along)
    {
        var kept = Enumerable.Range(0, matches.Count).Where(i => double.IsFinite(distances[i])).ToArray();
        foreach (var i in kept.Length <= Neighbours ? [] : kept.Where(i => IsStranger(i, kept, matches, along)).ToArray())
        {
            distances[i] = double.PositiveInfinity;
        }
    }

    static bool IsStranger(int i, int[] kept, IReadOnlyList<MatchedPoint> matches, double[] along)
    {
        var near = kept.Where(j => j != i).OrderBy(j => Far(matches[i], matches[j])).Take(Neighbours).Select(j => along[j]).ToArray();
        var median = PairTurn.Median(near);
        var spread = ToSigma * PairTurn.Median(Array.ConvertAll(near, value => Math.Abs(value - median)));
        return Math.Abs(along[i] - median) > Math.Max(ParallaxToleratedPx, ParallaxFarOut * spread);
    }

    static double Far(MatchedPoint a, MatchedPoint b)
    {
        var (dx, dy) = (a.FirstColumn - b.FirstColumn, a.FirstRow - b.FirstRow);
        return (dx * dx) + (dy * dy);
    }
}
