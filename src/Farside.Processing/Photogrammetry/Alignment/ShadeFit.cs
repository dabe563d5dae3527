using Farside.Processing.Numerics;

namespace Farside.Processing.Photogrammetry.Alignment;

/// <summary>
/// Finds how light falls off towards the pictures' edges from how much lighter one picture shows what another one shows as well, whatever the gain between the two.
/// </summary>
sealed class ShadeFit(int cameras, int pairs)
{
    const int Rounds = 6;
    const double PriorSigma = 1;
    const double HuberSigmas = 2;

    readonly List<(int Pair, int First, int Second, double Ratio, double FirstR2, double SecondR2)> _seen = [];

    /// <param name="ratio">Natural logarithm of the second picture's light over the first one's.</param>
    /// <param name="firstR2">Squared distance from the first picture's middle, 1 at its corners.</param>
    public void Add(int pair, int firstCamera, int secondCamera, double ratio, double firstR2, double secondR2) =>
        _seen.Add((pair, firstCamera, secondCamera, ratio, firstR2, secondR2));

    /// <summary>One a camera group.</summary>
    public Shade[] Solve()
    {
        var rows = _seen.ConvertAll(one => Row(one.First, one.Second, one.FirstR2, one.SecondR2));
        var weights = Enumerable.Repeat(1.0, rows.Count).ToArray();
        var (found, sigma) = (new double[2 * cameras], Spread([.. _seen.Select(one => one.Ratio)]));
        for (var round = 0; round < Rounds; round++)
        {
            var (freeRows, freeRatios) = WithoutGains(rows, weights);
            found = Solve(freeRows, freeRatios, weights, sigma) ?? found;
            var errors = freeRows.Select((row, i) => freeRatios[i] - Dot(row, found)).ToArray();
            sigma = Spread(errors);
            weights = Array.ConvertAll(errors, error => Math.Min(1, HuberSigmas * sigma / Math.Max(1e-12, Math.Abs(error))));
        }

        return [.. Enumerable.Range(0, cameras).Select(camera => new Shade(found[2 * camera], found[(2 * camera) + 1]))];
    }

    double[] Row(int first, int second, double firstR2, double secondR2)
    {
        var row = new double[2 * cameras];
        row[2 * second] += secondR2;
        row[(2 * second) + 1] += secondR2 * secondR2;
        row[2 * first] -= firstR2;
        row[(2 * first) + 1] -= firstR2 * firstR2;
        return row;
    }

    // A gain of each pair's own, solved by taking out the pair's weighted mean.
    (List<double[]> Rows, double[] Ratios) WithoutGains(List<double[]> rows, double[] weights)
    {
        var (sums, ratios, totals) = (new double[pairs][], new double[pairs], new double[pairs]);
        for (var i = 0; i < rows.Count; i++)
        {
            var sum = sums[_seen[i].Pair] ??= new double[2 * cameras];
            for (var k = 0; k < sum.Length; k++)
            {
                sum[k] += weights[i] * rows[i][k];
            }

            ratios[_seen[i].Pair] += weights[i] * _seen[i].Ratio;
            totals[_seen[i].Pair] += weights[i];
        }

        return (
            [.. rows.Select((row, i) => row.Select((value, k) => value - (sums[_seen[i].Pair][k] / totals[_seen[i].Pair])).ToArray())],
            [.. _seen.Select(one => one.Ratio - (ratios[one.Pair] / totals[one.Pair]))]);
    }

    double[]? Solve(List<double[]> rows, double[] ratios, double[] weights, double sigma)
    {
        var size = 2 * cameras;
        var (normal, right) = (new double[size * size], new double[size]);
        for (var i = 0; i < rows.Count; i++)
        {
            SymmetricSystem.AddOuter(normal, rows[i], weights[i]);
            for (var k = 0; k < size; k++)
            {
                right[k] += weights[i] * rows[i][k] * ratios[i];
            }
        }

        for (var k = 0; k < size; k++)
        {
            normal[(k * size) + k] += (sigma * sigma / (PriorSigma * PriorSigma)) + 1e-9;
        }

        if (!SymmetricSystem.TryFactor(normal, size))
        {
            return null;
        }

        SymmetricSystem.Solve(normal, size, right);
        return right;
    }

    static double Spread(double[] errors) =>
        errors.Length == 0 ? 0 : Adjustment.Statistics.Median([.. errors.Select(Math.Abs)]) / 0.6745;

    static double Dot(double[] row, double[] found)
    {
        var sum = 0.0;
        for (var k = 0; k < row.Length; k++)
        {
            sum += row[k] * found[k];
        }

        return sum;
    }
}
