using System.Runtime.InteropServices;
using Farside.Processing.Numerics;

namespace Farside.Processing.Terrain;

/// <summary>One gain a view, so that views agree in the light of the cells that they share.</summary>
static class LightEvening
{
    // Fewer shared cells say nothing of two exposures.
    const int LeastShared = 30;

    // Holds the mean gain at 1.
    const double PriorWeight = 1e-3;

    /// <param name="levels">What each view says of the cells of each level.</param>
    public static double[] Gains(IReadOnlyList<IReadOnlyList<ViewCell[]>> levels)
    {
        var count = levels[0].Count;
        var (n, b) = (new double[count, count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            n[i, i] += PriorWeight;
            for (var j = 0; j < i; j++)
            {
                if (Ratio(levels, i, j) is { } ratio)
                    Add(n, b, i, j, ratio);
            }
        }

        return SymmetricSystem.Solve(n, b) is { } logs ? [.. logs.Select(Math.Exp)] : [.. Enumerable.Repeat(1.0, count)];
    }

    static void Add(double[,] n, double[] b, int i, int j, double ratio)
    {
        (n[i, i], n[j, j], n[i, j], n[j, i]) = (n[i, i] + 1, n[j, j] + 1, n[i, j] - 1, n[j, i] - 1);
        (b[i], b[j]) = (b[i] - ratio, b[j] + ratio);
    }

    // Median of ln(a / b) over the cells that both see.
    static double? Ratio(IReadOnlyList<IReadOnlyList<ViewCell[]>> levels, int a, int b)
    {
        var ratios = new List<double>();
        foreach (var views in levels)
            Compare(views[a], views[b], ratios);

        return ratios.Count < LeastShared ? null : Middle.Of(CollectionsMarshal.AsSpan(ratios));
    }

    static void Compare(ViewCell[] a, ViewCell[] b, List<double> ratios)
    {
        var (i, j) = (0, 0);
        while (i < a.Length && j < b.Length)
        {
            var (one, other) = (a[i], b[j]);
            if (one.Cell == other.Cell && one.Light.G > 0 && other.Light.G > 0)
                ratios.Add(Math.Log(one.Light.G / (double)other.Light.G));

            (i, j) = (one.Cell <= other.Cell ? i + 1 : i, other.Cell <= one.Cell ? j + 1 : j);
        }
    }
}
