namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>Orders the nodes of a graph so that neighbours stand near each other.</summary>
/// <remarks>Source: Cuthill &amp; McKee 1969, Proc. 24th ACM National Conference, 157–172; George 1971 for the reversal.</remarks>
static class BandOrder
{
    public static int[] Of(IReadOnlyList<IReadOnlyCollection<int>> neighbours)
    {
        var order = new List<int>(neighbours.Count);
        var isTaken = new bool[neighbours.Count];
        foreach (var node in Enumerable.Range(0, neighbours.Count).OrderBy(node => neighbours[node].Count).ThenBy(node => node))
        {
            if (!isTaken[node])
                Sweep(neighbours, EndOf(neighbours, node), isTaken, order);
        }

        order.Reverse();
        return [.. order];
    }

    // The last node that a sweep from anywhere reaches lies at an end of the graph: twice, for good measure.
    static int EndOf(IReadOnlyList<IReadOnlyCollection<int>> neighbours, int node)
    {
        for (var pass = 0; pass < 2; pass++)
        {
            var reached = new List<int>();
            Sweep(neighbours, node, new bool[neighbours.Count], reached);
            node = reached[^1];
        }

        return node;
    }

    static void Sweep(IReadOnlyList<IReadOnlyCollection<int>> neighbours, int start, bool[] isTaken, List<int> order)
    {
        isTaken[start] = true;
        order.Add(start);
        for (var at = order.Count - 1; at < order.Count; at++)
        {
            foreach (var next in neighbours[order[at]].Where(next => !isTaken[next]).OrderBy(next => neighbours[next].Count).ThenBy(next => next).ToArray())
            {
                isTaken[next] = true;
                order.Add(next);
            }
        }
    }
}
