namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>
/// Finds the map that most putative matches follow: samples of two give a turn, zoom and shift; the best of these grow to plane-to-plane maps. Which
/// samples are drawn depends on the number of matches alone.
/// </summary>
/// <remarks>Source: Fischler &amp; Bolles 1981, Comm. ACM 24, 381–395; local growth: Chum, Matas &amp; Kittler 2003, DAGM, 236–243.</remarks>
sealed class PlaneMapSearch((double X, double Y) centre, double size, double toleratedPx, double mostZoom = 3, double mostShear = 0.35)
{
    const int Samples = 1500;
    const int Grown = 6;
    const int Rounds = 8;
    const double LooseShare = 0.03;
    const double LeastSpreadShare = 0.02;
    const int LeastPoints = 6;

    /// <summary>The map and the numbers of the matches that follow it; null without one that a turned or zoomed camera could give.</summary>
    public (PlaneMap Map, int[] Followers)? Find(IReadOnlyList<MatchedPoint> points)
    {
        if (points.Count < LeastPoints)
        {
            return null;
        }

        (PlaneMap Map, int[] Followers)? best = null;
        foreach (var start in Starts(points))
        {
            if (Grow(start, points) is { } grown && grown.Followers.Length > (best?.Followers.Length ?? LeastPoints - 1) && IsPlausible(grown.Map, grown.Followers, points))
            {
                best = grown;
            }
        }

        return best;
    }

    // The similarities that most matches follow loosely, each unlike the others.
    IEnumerable<PlaneMap> Starts(IReadOnlyList<MatchedPoint> points)
    {
        var scored = new List<(int Count, int Sample, PlaneMap Map)>();
        for (var sample = 0; sample < Samples; sample++)
        {
            var (i, j) = Drawn(sample, points.Count);
            if (i != j && PlaneMap.Similarity(points[i], points[j], centre) is { } map && IsZoomPlausible(map))
            {
                scored.Add((Followers(map, points, LooseShare * size).Length, sample, map));
            }
        }

        return scored.OrderByDescending(entry => entry.Count).ThenBy(entry => entry.Sample).Take(Grown).Select(entry => entry.Map);
    }

    // The first third of the samples comes from the most distinct matches.
    static (int One, int Other) Drawn(int sample, int count)
    {
        var among = sample < Samples / 3 ? Math.Max(2, Math.Min(count, 30)) : count;
        return ((int)(Mixed((2 * (uint)sample) + 1) % (uint)among), (int)(Mixed((2 * (uint)sample) + 2) % (uint)among));
    }

    // Source: the finaliser of MurmurHash3 (Appleby, public domain).
    static uint Mixed(uint x)
    {
        x = (x ^ (x >> 16)) * 0x85ebca6b;
        x = (x ^ (x >> 13)) * 0xc2b2ae35;
        return x ^ (x >> 16);
    }

    bool IsZoomPlausible(PlaneMap map) => IsZoomPlausible(Math.Sqrt((map.H[0] * map.H[0]) + (map.H[3] * map.H[3])));

    bool IsZoomPlausible(double zoom) => zoom > 1 / mostZoom && zoom < mostZoom;

    (PlaneMap Map, int[] Followers)? Grow(PlaneMap start, IReadOnlyList<MatchedPoint> points)
    {
        var (map, tolerance) = (start, LooseShare * size);
        for (var round = 0; round < Rounds; round++)
        {
            var followers = Followers(map, points, tolerance);
            if (followers.Length < LeastPoints || PlaneMap.Fit([.. followers.Select(i => points[i])], centre, size / 2) is not { } better)
            {
                return null;
            }

            map = better;
            tolerance = Math.Max(toleratedPx, tolerance * 0.6);
        }

        return (map, Distinct(Followers(map, points, toleratedPx), points));
    }

    static int[] Followers(PlaneMap map, IReadOnlyList<MatchedPoint> points, double tolerance) =>
        [.. Enumerable.Range(0, points.Count).Where(i => Distance(map, points[i]) < tolerance)];

    static double Distance(PlaneMap map, MatchedPoint point)
    {
        if (map.Times(point.FirstColumn, point.FirstRow) is not { } at)
        {
            return double.PositiveInfinity;
        }

        var (dx, dy) = (at.X - point.SecondColumn, at.Y - point.SecondRow);
        return Math.Sqrt((dx * dx) + (dy * dy));
    }

    // A blob with two directions is one witness.
    static int[] Distinct(int[] followers, IReadOnlyList<MatchedPoint> points) =>
        [.. followers.DistinctBy(i => (points[i].FirstColumn, points[i].FirstRow)).DistinctBy(i => (points[i].SecondColumn, points[i].SecondRow))];

    // No mirror, little shear, no zoom beyond reason, and witnesses that are not all in one place.
    bool IsPlausible(PlaneMap map, int[] followers, IReadOnlyList<MatchedPoint> points)
    {
        var (xs, ys) = (followers.Select(i => points[i].FirstColumn).ToArray(), followers.Select(i => points[i].FirstRow).ToArray());
        var spread = Math.Max(xs.Max() - xs.Min(), ys.Max() - ys.Min());
        return spread > LeastSpreadShare * size && followers.All(i => IsPlausible(map.WarpAt(points[i].FirstColumn, points[i].FirstRow)));
    }

    bool IsPlausible(Affine2 warp)
    {
        var zoom = Math.Sqrt(Math.Abs(warp.Determinant));
        var shear = Math.Sqrt(Square(warp.XX - warp.YY) + Square(warp.XY + warp.YX)) / (2 * zoom);
        return warp.Determinant > 0 && IsZoomPlausible(zoom) && shear < mostShear;
    }

    static double Square(double x) => x * x;
}
