namespace Farside.Processing.Terrain.Views;

/// <summary>Lines of equal height between cells' centres: marching squares, the saddle settled by the mean of its four corners. No line crosses open ground.</summary>
/// <remarks>Source: Lorensen &amp; Cline 1987, Computer Graphics 21, 163–169, in two dimensions.</remarks>
public static class Contours
{
    /// <param name="intervalM">Between lines.</param>
    public static IReadOnlyList<ContourLine> Of(TerrainLevel level, double intervalM)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(intervalM);
        var (low, high) = Range(level);
        var lines = new List<ContourLine>();
        for (var i = (long)Math.Ceiling(low / intervalM); i * intervalM <= high; i++)
            lines.AddRange(At(level, i * intervalM));

        return lines;
    }

    /// <summary>The lines of one height.</summary>
    public static IReadOnlyList<ContourLine> At(TerrainLevel level, double heightM)
    {
        // A line passes each edge between two cells once: an edge is named by its first cell and its direction.
        var next = new SortedDictionary<long, long>();
        for (var row = 0; row + 1 < level.Grid.Height; row++)
        {
            for (var column = 0; column + 1 < level.Grid.Width; column++)
                ContourSquare.Cross(level, column, row, heightM, next);
        }

        return Chains(next).ConvertAll(chain => new ContourLine(heightM, [.. chain.Edges.Select(edge => ContourSquare.Place(level, edge, heightM))], chain.IsClosed));
    }

    static (double Low, double High) Range(TerrainLevel level)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var height in level.Heights.Pixels)
            (low, high) = float.IsNaN(height) ? (low, high) : (Math.Min(low, height), Math.Max(high, height));

        return (low, high);
    }

    static List<(List<long> Edges, bool IsClosed)> Chains(SortedDictionary<long, long> next)
    {
        var (chains, ends, done) = (new List<(List<long>, bool)>(), next.Values.ToHashSet(), new HashSet<long>());
        foreach (var start in next.Keys.Where(edge => !ends.Contains(edge)).Concat(next.Keys))
        {
            if (!done.Add(start))
                continue;

            var (edges, at) = (new List<long> { start }, start);
            while (next.TryGetValue(at, out var to) && done.Add(to))
                edges.Add(at = to);

            var isClosed = next.TryGetValue(at, out var last) && last == start;
            if (edges.Count > 1)
                chains.Add((edges, isClosed));
        }

        return chains;
    }
}
