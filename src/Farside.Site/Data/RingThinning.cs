namespace Farside.Site.Data;

/// <summary>Outlines and lines with fewer corners that lie as near as asked to all they had.</summary>
/// <remarks>Source: Douglas &amp; Peucker 1973, Cartographica 10, 112–122.</remarks>
static class RingThinning
{
    /// <param name="ring">Corners in order; the first may be said again at the end.</param>
    /// <param name="tolerance">How far a corner that is left out may lie from the new outline, in the corners' unit.</param>
    /// <returns>At least three corners where there were three, the first not said again.</returns>
    public static IReadOnlyList<(double X, double Y)> Thin(IReadOnlyList<(double X, double Y)> ring, double tolerance)
    {
        var count = ring.Count > 1 && ring[0] == ring[^1] ? ring.Count - 1 : ring.Count;
        if (count <= 3)
        {
            return [.. ring.Take(count)];
        }

        // A ring has no ends: it is cut at its first corner and at the one farthest from it.
        var opposite = Enumerable.Range(1, count - 1).MaxBy(corner => Square(ring[corner], ring[0]));
        var kept = new bool[count + 1];
        (kept[0], kept[opposite]) = (true, true);
        Keep(ring, count, 0, opposite, tolerance, kept);
        Keep(ring, count, opposite, count, tolerance, kept);
        if (kept.AsSpan(0, count).Count(true) < 3)
        {
            var middle = Enumerable.Range(1, count - 1).MaxBy(corner => Away(ring[corner], ring[0], ring[opposite]));
            kept[middle] = true;
        }

        return [.. Enumerable.Range(0, count).Where(corner => kept[corner]).Select(corner => ring[corner])];
    }

    /// <summary>The same for a line, whose ends stay.</summary>
    public static IReadOnlyList<(double X, double Y)> ThinLine(IReadOnlyList<(double X, double Y)> line, double tolerance)
    {
        if (line.Count <= 2)
        {
            return line;
        }

        var kept = new bool[line.Count];
        (kept[0], kept[^1]) = (true, true);
        Keep(line, line.Count, 0, line.Count - 1, tolerance, kept);
        return [.. Enumerable.Range(0, line.Count).Where(corner => kept[corner]).Select(corner => line[corner])];
    }

    static void Keep(IReadOnlyList<(double X, double Y)> ring, int count, int from, int to, double tolerance, bool[] kept)
    {
        if (to - from < 2)
        {
            return;
        }

        var (first, last) = (ring[from], ring[to % count]);
        var farthest = Enumerable.Range(from + 1, to - from - 1).MaxBy(corner => Away(ring[corner], first, last));
        if (Away(ring[farthest], first, last) > tolerance)
        {
            kept[farthest] = true;
            Keep(ring, count, from, farthest, tolerance, kept);
            Keep(ring, count, farthest, to, tolerance, kept);
        }
    }

    // From the segment, not from the line through it.
    static double Away((double X, double Y) point, (double X, double Y) from, (double X, double Y) to)
    {
        var (x, y) = (to.X - from.X, to.Y - from.Y);
        var length = (x * x) + (y * y);
        var along = length > 0 ? Math.Clamp((((point.X - from.X) * x) + ((point.Y - from.Y) * y)) / length, 0, 1) : 0;
        return Math.Sqrt(Square(point, (from.X + (along * x), from.Y + (along * y))));
    }

    static double Square((double X, double Y) a, (double X, double Y) b) => ((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y));
}
