namespace Farside.Processing.Spectra;

/// <summary>A spectrum as a patchwork of others: shares that are not negative and add to one.</summary>
/// <remarks>
/// Areas side by side mix so; grains that light meets one after the other do not, and their shares come out wrong (Heinz &amp; Chang 2001, IEEE Trans. Geosci. Remote Sens. 39, 529).
/// Solved exactly by an active set: shares that would be negative are held at zero, and let go when the fit asks for them.
/// </remarks>
public static class LinearUnmixing
{
    const double Nothing = 1e-12;

    /// <param name="spectrum">What is to be explained.</param>
    /// <param name="endmembers">Each as long as the spectrum, without gaps.</param>
    /// <param name="sigma">Of each channel; equal weights where null.</param>
    /// <returns>As many shares as endmembers.</returns>
    public static double[] Shares(IReadOnlyList<double> spectrum, IReadOnlyList<double[]> endmembers, IReadOnlyList<double>? sigma = null)
    {
        if (endmembers.Count == 0 || endmembers.Any(one => one.Length != spectrum.Count))
        {
            throw new ArgumentException($"{endmembers.Count} endmembers; expected one at least, each of {spectrum.Count} channels.", nameof(endmembers));
        }

        var (gram, right) = Normal(spectrum, endmembers, sigma);
        var shares = new double[endmembers.Count];
        var active = new List<int> { Enumerable.Range(0, shares.Length).MinBy(i => gram[i, i] - (2 * right[i])) };
        shares[active[0]] = 1;
        for (var round = 0; round < 20 * shares.Length; round++)
        {
            Descend(gram, right, active, shares);
            if (Wanted(gram, right, active, shares) is not { } wanted)
            {
                break;
            }

            active.Add(wanted);
        }

        return shares;
    }

    // To the best shares of the active ones; each that would turn negative on the way leaves at zero.
    static void Descend(double[,] gram, double[] right, List<int> active, double[] shares)
    {
        while (Constrained(gram, right, active) is { } best)
        {
            var (step, leaves) = (1.0, -1);
            for (var k = 0; k < active.Count; k++)
            {
                if (best[k] < -Nothing && shares[active[k]] - best[k] is var way && shares[active[k]] / way < step)
                {
                    (step, leaves) = (shares[active[k]] / way, k);
                }
            }

            for (var k = 0; k < active.Count; k++)
            {
                shares[active[k]] = Math.Max(0, shares[active[k]] + (step * (best[k] - shares[active[k]])));
            }

            if (leaves < 0)
            {
                return;
            }

            shares[active[leaves]] = 0;
            active.RemoveAt(leaves);
        }
    }

    // The one that would lower the misfit most if it took a little of what the others have.
    static int? Wanted(double[,] gram, double[] right, List<int> active, double[] shares)
    {
        double Slope(int i) => Enumerable.Range(0, shares.Length).Sum(j => gram[i, j] * shares[j]) - right[i];
        var level = active.Average(Slope);
        var scale = Enumerable.Range(0, shares.Length).Max(i => gram[i, i]);
        var best = Enumerable.Range(0, shares.Length).Where(i => !active.Contains(i)).Select(i => (Index: i, Slope: Slope(i))).OrderBy(one => one.Slope).FirstOrDefault((Index: -1, Slope: double.PositiveInfinity));
        return best.Index >= 0 && best.Slope < level - (1e-10 * scale) ? best.Index : null;
    }

    // Least squares under "they add to one", by a Lagrange multiplier; null where the active ones are not independent.
    static double[]? Constrained(double[,] gram, double[] right, List<int> active)
    {
        var n = active.Count;
        var scale = active.Max(i => gram[i, i]);
        var matrix = new double[n + 1, n + 1];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                matrix[i, j] = gram[active[i], active[j]] / scale;
            }

            (matrix[i, n], matrix[n, i]) = (1, 1);
        }

        return LeastSquares.Inverse(matrix) is not { } inverse ? null
            : [.. Enumerable.Range(0, n).Select(i => inverse[i, n] + Enumerable.Range(0, n).Sum(j => inverse[i, j] * right[active[j]] / scale))];
    }

    static (double[,] Gram, double[] Right) Normal(IReadOnlyList<double> spectrum, IReadOnlyList<double[]> endmembers, IReadOnlyList<double>? sigma)
    {
        var n = endmembers.Count;
        var weights = Enumerable.Range(0, spectrum.Count).Select(at => sigma is null ? 1 : sigma[at] > 0 ? 1 / (sigma[at] * sigma[at]) : 0).ToArray();
        var (gram, right) = (new double[n, n], new double[n]);
        for (var at = 0; at < spectrum.Count; at++)
        {
            for (var i = 0; i < n; i++)
            {
                right[i] += weights[at] * endmembers[i][at] * spectrum[at];
                for (var j = 0; j < n; j++)
                {
                    gram[i, j] += weights[at] * endmembers[i][at] * endmembers[j][at];
                }
            }
        }

        return (gram, right);
    }
}
