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

    public static double[] Gains(IReadOnlyList<ViewCell[]> views)
    {
        var (n, b) = (new double[views.Count, views.Count], new double[views.Count]);
        for (var i = 0; i < views.Count; i++)
        {
            n[i, i] += PriorWeight;
            for (var j = 0; j < i; j++)
            {
                if (Ratio(views[i], views[j]) is { } ratio)
                    Add(n, b, i, j, ratio);
            }
        }

        return SymmetricSystem.Solve(n, b) is { } logs ? [.. logs.Select(Math.Exp)] : [.. views.Select(_ => 1.0)];
    }

    static void Add(double[,] n, double[] b, int i, int j, double ratio)
    {
        (n[i, i], n[j, j], n[i, j], n[j, i]) = (n[i, i] + 1, n[j, j] + 1, n[i, j] - 1, n[j, i] - 1);
        (b[i], b[j]) = (b[i] - ratio, b[j] + ratio);
    }

    // Median of ln(a / b) over the cells that both see.
    static double? Ratio(ViewCell[] a, ViewCell[] b)
    {
        var (ratios, i, j) = (new List<double>(), 0, 0);
        while (i < a.Length && j < b.Length)
        {
            if (a[i].Cell == b[j].Cell && a[i].Light.G > 0 && b[j].Light.G > 0)
                ratios.Add(Math.Log(a[i].Light.G / (double)b[j].Light.G));

            (i, j) = (a[i].Cell <= b[j].Cell ? i + 1 : i, b[j].Cell <= a[i].Cell ? j + 1 : j);
        }

        return ratios.Count < LeastShared ? null : Middle.Of(CollectionsMarshal.AsSpan(ratios));
    }
}
