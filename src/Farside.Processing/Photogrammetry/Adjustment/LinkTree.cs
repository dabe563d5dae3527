namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>A forest of pictures joined by links, the surest first (Kruskal 1956).</summary>
sealed class LinkTree(int pictures)
{
    readonly int[] _parent = [.. Enumerable.Range(0, pictures)];
    readonly List<(int Other, M3 Rotation)>[] _edges = [.. Enumerable.Range(0, pictures).Select(_ => new List<(int, M3)>())];
    readonly HashSet<int> _used = [];

    /// <summary>Takes a link when its pictures do not hang together yet.</summary>
    public void TryJoin(int link, int first, int second, M3 firstFromSecond)
    {
        var (a, b) = (Root(first), Root(second));
        if (a == b)
            return;
        _parent[Math.Max(a, b)] = Math.Min(a, b);
        _edges[first].Add((second, firstFromSecond));
        _edges[second].Add((first, firstFromSecond.Transposed));
        _used.Add(link);
    }

    public bool Uses(int link) => _used.Contains(link);

    /// <summary>Rotations along the tree; in each piece the first picture's is the identity.</summary>
    public M3[] Chain()
    {
        var rotations = new M3[pictures];
        var isPlaced = new bool[pictures];
        for (var start = 0; start < pictures; start++)
        {
            if (!isPlaced[start])
                Spread(start, rotations, isPlaced);
        }

        return rotations;
    }

    /// <summary>For each picture the number of its piece: 0 for the one with most pictures, and so on.</summary>
    public int[] Components()
    {
        var roots = Enumerable.Range(0, pictures).Select(picture => Root(picture)).ToArray();
        var order = roots.GroupBy(root => root).OrderByDescending(piece => piece.Count()).ThenBy(piece => piece.Key).Select(piece => piece.Key).ToList();
        return [.. roots.Select(root => order.IndexOf(root))];
    }

    void Spread(int start, M3[] rotations, bool[] isPlaced)
    {
        (rotations[start], isPlaced[start]) = (M3.Identity, true);
        var waiting = new Queue<int>([start]);
        while (waiting.TryDequeue(out var at))
        {
            foreach (var (other, rotation) in _edges[at].Where(edge => !isPlaced[edge.Other]))
            {
                (rotations[other], isPlaced[other]) = ((rotations[at] * rotation).Orthonormal(), true);
                waiting.Enqueue(other);
            }
        }
    }

    int Root(int picture)
    {
        while (_parent[picture] != picture)
            picture = _parent[picture];
        return picture;
    }
}
