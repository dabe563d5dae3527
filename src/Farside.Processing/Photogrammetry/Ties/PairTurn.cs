using Farside.Processing.Numerics;

namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>
/// The small rotation of a pair's second picture that its matches ask for: robust least squares with Tukey's weights, the given pointing as a prior. What a
/// spot moves along its parallax is weighed by how much it may move.
/// </summary>
/// <remarks>Source: Beaton &amp; Tukey 1974, Technometrics 16, 147–185 (biweight).</remarks>
static class PairTurn
{
    const int Rounds = 12;
    const double Cut = 4.7;
    const double ToSigma = 1.4826;
    const double Step = 1e-5;

    /// <summary>The pair with its second picture turned.</summary>
    /// <param name="noisePx">Least standard deviation a match is credited with, pixels.</param>
    public static PairView Fit(PairView pair, IReadOnlyList<MatchedPoint> matches, double noisePx, double priorSigmaRad)
    {
        var rows = matches.Select(match => Row(pair, match)).OfType<TurnRow>().ToArray();
        var turn = new double[3];
        var scale = double.PositiveInfinity;
        for (var round = 0; round < Rounds && rows.Length > 0; round++)
        {
            var errors = Array.ConvertAll(rows, row => row.Aside(turn));
            scale = Math.Min(scale, Math.Max(noisePx, ToSigma * Median(Array.ConvertAll(errors, Math.Abs))));
            Solve(rows, errors, scale, priorSigmaRad, turn);
        }

        return pair.Turned(turn);
    }

    public static double Median(double[] values)
    {
        if (values.Length == 0)
        {
            return double.NaN;
        }

        var sorted = (double[])values.Clone();
        Array.Sort(sorted);
        return (sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]) / 2;
    }

    static void Solve(TurnRow[] rows, double[] errors, double scale, double priorSigmaRad, double[] turn)
    {
        Span<double> normal = stackalloc double[9];
        Span<double> right = stackalloc double[3];
        for (var k = 0; k < 3; k++)
        {
            normal[4 * k] = 1 / (priorSigmaRad * priorSigmaRad);
        }

        for (var i = 0; i < rows.Length; i++)
        {
            rows[i].AddTo(normal, right, scale, Weight(errors[i] / (Cut * scale)));
        }

        if (SymmetricSystem.TryFactor(normal, 3))
        {
            SymmetricSystem.Solve(normal, 3, right);
            right.CopyTo(turn);
        }
    }

    static double Weight(double u) => Math.Abs(u) >= 1 ? 0 : (1 - (u * u)) * (1 - (u * u));

    static TurnRow? Row(PairView pair, MatchedPoint match)
    {
        if (pair.Predict(match.FirstColumn, match.FirstRow) is not { } at)
        {
            return null;
        }

        var slopes = new double[6];
        for (var k = 0; k < 3; k++)
        {
            Span<double> turn = [0, 0, 0];
            turn[k] = Step;
            if (pair.Turned(turn).Place(match.FirstColumn, match.FirstRow) is not { } moved)
            {
                return null;
            }

            (slopes[k], slopes[3 + k]) = ((moved.Column - at.Column) / Step, (moved.Row - at.Row) / Step);
        }

        return new(at, match.SecondColumn - at.Column, match.SecondRow - at.Row, slopes);
    }
}
