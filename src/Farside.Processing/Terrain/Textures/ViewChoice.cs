using System.Numerics;

namespace Farside.Processing.Terrain.Textures;

/// <summary>Of each cell's views one: the best, where seams stay short and run where both sides look alike.</summary>
/// <remarks>
/// What is made small is the sum of the views' costs and of seams', cell by cell in a fixed order until nothing changes, then whole charts that a neighbour's view takes over at a gain.
/// Source: of the two terms, Lempitsky &amp; Ivanov 2007, CVPR; of a term by resolution and visibility, Waechter, Moehrle &amp; Goesele 2014, ECCV.
/// </remarks>
sealed class ViewChoice
{
    /// <summary>No view sees it.</summary>
    public const ushort None = ushort.MaxValue;

    /// <summary>A seam as long as a cell costs so many octaves of resolution, and more for each unit that the logarithms of both sides' light differ by.</summary>
    const float Seam = 0.2f;
    const float Contrast = 2;

    const int MostSweeps = 20;

    /// <summary>Charts of more cells stay as they are.</summary>
    const int SmallChart = 400;

    readonly CellSights _sights;
    readonly Vector3[] _gains;
    readonly int[] _first;
    readonly (int Cell, float Share)[] _sides;

    ViewChoice(GroundCells cells, CellSights sights, Vector3[] gains)
    {
        (_sights, _gains, Labels) = (sights, gains, new ushort[cells.Count]);
        (_first, _sides) = Neighbours(cells);
        for (var cell = 0; cell < cells.Count; cell++)
        {
            Labels[cell] = sights.Of(cell) is [var best, ..] ? best.View : None;
        }
    }

    /// <summary>A view a cell, or <see cref="None"/>.</summary>
    public ushort[] Labels { get; }

    public static ushort[] Of(GroundCells cells, CellSights sights, Vector3[] gains, CancellationToken cancel)
    {
        var choice = new ViewChoice(cells, sights, gains);
        for (var sweep = 0; sweep < MostSweeps && choice.Sweep() + choice.TakeOver() > 0; sweep++)
        {
            cancel.ThrowIfCancellationRequested();
        }

        return choice.Labels;
    }

    static (int[] First, (int, float)[] Sides) Neighbours(GroundCells cells)
    {
        var first = new int[cells.Count + 1];
        foreach (var (a, b, _) in cells.Touching)
        {
            (first[a + 1], first[b + 1]) = (first[a + 1] + 1, first[b + 1] + 1);
        }

        for (var cell = 0; cell < cells.Count; cell++)
        {
            first[cell + 1] += first[cell];
        }

        var (sides, next) = (new (int, float)[first[^1]], (int[])first.Clone());
        foreach (var (a, b, share) in cells.Touching)
        {
            (sides[next[a]++], sides[next[b]++]) = ((b, share), (a, share));
        }

        return (first, sides);
    }

    ReadOnlySpan<(int Cell, float Share)> Sides(int cell) => _sides.AsSpan(_first[cell].._first[cell + 1]);

    int Sweep()
    {
        var changed = 0;
        for (var cell = 0; cell < Labels.Length; cell++)
        {
            var (best, least) = (Labels[cell], float.PositiveInfinity);
            foreach (ref readonly var sight in _sights.Of(cell))
            {
                if (sight.Cost + Seams(cell, sight.View) is var cost && cost < least)
                {
                    (best, least) = (sight.View, cost);
                }
            }

            changed += best != Labels[cell] ? 1 : 0;
            Labels[cell] = best;
        }

        return changed;
    }

    float Seams(int cell, ushort view)
    {
        var sum = 0f;
        foreach (var (other, share) in Sides(cell))
        {
            sum += share * SeamCost(cell, view, other, Labels[other]);
        }

        return sum;
    }

    float SeamCost(int a, ushort viewA, int b, ushort viewB) => viewA == viewB || viewA == None || viewB == None ? 0 : Seam + (Contrast * Step(a, b, viewA, viewB));

    // How far apart the light of two views lies on both sides of a seam, as far as both see them.
    float Step(int a, int b, ushort viewA, ushort viewB)
    {
        var (sum, count) = (0f, 0);
        foreach (var cell in (ReadOnlySpan<int>)[a, b])
        {
            if (_sights.LogIn(cell, viewA) is { } one && _sights.LogIn(cell, viewB) is { } other)
            {
                (sum, count) = (sum + Math.Abs(one.Y + _gains[viewA].Y - other.Y - _gains[viewB].Y), count + 1);
            }
        }

        return count > 0 ? sum / count : 0.2f;
    }

    // Small charts go over to a neighbour's view as a whole, where that costs less.
    int TakeOver()
    {
        var (taken, seen, chart) = (0, new bool[Labels.Length], new List<int>());
        for (var cell = 0; cell < Labels.Length; cell++)
        {
            if (!seen[cell] && Labels[cell] != None && Collect(cell, seen, chart) is { Count: > 0 } around && chart.Count <= SmallChart)
            {
                taken += TakeOver(chart, around);
            }
        }

        return taken;
    }

    int TakeOver(List<int> chart, SortedSet<ushort> around)
    {
        var own = Labels[chart[0]];
        var (best, least) = (own, Cost(chart, own) - 1e-4f);
        foreach (var view in around)
        {
            if (Cost(chart, view) is var cost && cost < least)
            {
                (best, least) = (view, cost);
            }
        }

        foreach (var cell in chart)
        {
            Labels[cell] = best;
        }

        return best == own ? 0 : chart.Count;
    }

    // With one view all over the chart: no seams within.
    float Cost(List<int> chart, ushort view)
    {
        var (own, sum) = (Labels[chart[0]], 0f);
        foreach (var cell in chart)
        {
            var cost = float.PositiveInfinity;
            foreach (ref readonly var sight in _sights.Of(cell))
            {
                cost = sight.View == view ? sight.Cost : cost;
            }

            sum += cost;
            foreach (var (other, share) in Sides(cell))
            {
                sum += Labels[other] == own ? 0 : share * SeamCost(cell, view, other, Labels[other]);
            }
        }

        return sum;
    }

    // Cells of one view that hang together, and the views about them.
    SortedSet<ushort> Collect(int start, bool[] seen, List<int> chart)
    {
        var around = new SortedSet<ushort>();
        chart.Clear();
        chart.Add(start);
        seen[start] = true;
        for (var i = 0; i < chart.Count; i++)
        {
            foreach (var (other, _) in Sides(chart[i]))
            {
                if (Labels[other] == Labels[start] && !seen[other])
                {
                    seen[other] = true;
                    chart.Add(other);
                }
                else if (Labels[other] != Labels[start] && Labels[other] != None)
                {
                    around.Add(Labels[other]);
                }
            }
        }

        return around;
    }
}
