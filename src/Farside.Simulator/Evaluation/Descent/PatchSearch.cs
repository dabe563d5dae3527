namespace Farside.Simulator.Evaluation.Descent;

/// <summary>Where a patch lies in a larger picture of the same ground: normalised cross-correlation over all whole steps, then the top of a parabola each way.</summary>
static class PatchSearch
{
    /// <summary>The shift from the middle, pixels, and how alike the two are there; null where one of them shows nothing, or the best step lies at the edge of the search.</summary>
    /// <param name="patch">A square of an odd edge.</param>
    /// <param name="field">A square that is 2 × <paramref name="reach"/> longer.</param>
    /// <param name="leastDeviation">Of a patch's numbers; below it there is nothing to compare.</param>
    public static (double Right, double Down, double Alike)? Find(double[] patch, double[] field, int edge, int reach, double leastDeviation)
    {
        if (!(Deviation(patch) >= leastDeviation) || !field.All(double.IsFinite))
        {
            return null;
        }

        var steps = (2 * reach) + 1;
        var alike = new double[steps * steps];
        for (var i = 0; i < alike.Length; i++)
        {
            alike[i] = Correlation(patch, field, edge, edge + (2 * reach), i % steps, i / steps);
        }

        var best = Array.IndexOf(alike, alike.Max());
        var (right, down) = (best % steps, best / steps);
        return right == 0 || down == 0 || right == steps - 1 || down == steps - 1 ? null
            : (right - reach + Top(alike[best - 1], alike[best], alike[best + 1]), down - reach + Top(alike[best - steps], alike[best], alike[best + steps]), alike[best]);
    }

    /// <summary>NaN when one number is missing.</summary>
    public static double Deviation(double[] numbers)
    {
        var mean = numbers.Average();
        return Math.Sqrt(numbers.Average(number => (number - mean) * (number - mean)));
    }

    static double Correlation(double[] patch, double[] field, int edge, int fieldEdge, int right, int down)
    {
        double a = 0, b = 0, aa = 0, bb = 0, ab = 0;
        for (var y = 0; y < edge; y++)
        {
            var p = patch.AsSpan(y * edge, edge);
            var f = field.AsSpan(((y + down) * fieldEdge) + right, edge);
            for (var x = 0; x < edge; x++)
            {
                (a, b, aa, bb, ab) = (a + p[x], b + f[x], aa + (p[x] * p[x]), bb + (f[x] * f[x]), ab + (p[x] * f[x]));
            }
        }

        double count = edge * edge;
        var spread = (aa - (a * a / count)) * (bb - (b * b / count));
        return spread > 0 ? (ab - (a * b / count)) / Math.Sqrt(spread) : -1;
    }

    static double Top(double before, double middle, double after)
    {
        var bend = before - (2 * middle) + after;
        return bend >= 0 ? 0 : Math.Clamp((before - after) / (2 * bend), -0.5, 0.5);
    }
}
