namespace Farside.Processing.Terrain.Textures;

/// <summary>How views were shared out over the ground.</summary>
/// <param name="Views">That show some of it.</param>
/// <param name="Charts">Pieces of ground that hang together and have one view.</param>
/// <param name="SeenShare">Of the ground's area, 0 to 1; the rest has the points' own light.</param>
/// <param name="StepBefore">RMS step of light across seams once views' exposures are evened out, share of the light.</param>
/// <param name="StepAfter">The same after seams were levelled.</param>
public sealed record TextureTally(int Views, int Charts, double SeenShare, double StepBefore, double StepAfter)
{
    internal static TextureTally Of(GroundCells cells, ushort[] labels, double before, double after)
    {
        var (all, seen) = (0.0, 0.0);
        for (var cell = 0; cell < cells.Count; cell++)
        {
            var area = cells.SideM(cell) * cells.SideM(cell);
            (all, seen) = (all + area, seen + (labels[cell] == ViewChoice.None ? 0 : area));
        }

        return new(labels.Where(label => label != ViewChoice.None).Distinct().Count(), ChartsOf(cells, labels), seen / all, before, after);
    }

    // Each cell points to one of its chart with a lower number, or to itself.
    static int ChartsOf(GroundCells cells, ushort[] labels)
    {
        var to = new int[labels.Length];
        for (var cell = 0; cell < to.Length; cell++)
        {
            to[cell] = cell;
        }

        int Root(int cell)
        {
            while (to[cell] != cell)
            {
                cell = to[cell] = to[to[cell]];
            }

            return cell;
        }

        foreach (var (a, b, _) in cells.Touching)
        {
            if (labels[a] == labels[b] && Root(a) is var one && Root(b) is var other && one != other)
            {
                to[Math.Max(one, other)] = Math.Min(one, other);
            }
        }

        var charts = 0;
        for (var cell = 0; cell < to.Length; cell++)
        {
            charts += to[cell] == cell && labels[cell] != ViewChoice.None ? 1 : 0;
        }

        return charts;
    }
}
