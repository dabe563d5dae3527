namespace Farside.Processing.Descent.Solution;

/// <summary>All that key frames have in common: the tracks, and links' points that no track tells of.</summary>
static class KeyTracks
{
    /// <summary>More points of a link tell little more: neighbours err alike.</summary>
    const int MostPairs = 60;

    /// <summary>Sights by place in <see cref="DescentTracking.KeyFrames"/>.</summary>
    public static List<List<Sight>> Of(DescentTracking tracking)
    {
        var place = new Dictionary<int, int>();
        foreach (var frame in tracking.KeyFrames)
        {
            place.TryAdd(frame, place.Count);
        }

        var tracks = new List<List<Sight>>();
        var told = new HashSet<(int, int, long, long)>();
        foreach (var track in tracking.Tracks)
        {
            var sights = track.Points.Where(point => place.ContainsKey(point.View)).Select(point => new Sight(place[point.View], point.Column, point.Row)).DistinctBy(sight => sight.Key).OrderBy(sight => sight.Key).ToList();
            Add(sights, tracks, told);
        }

        foreach (var link in tracking.Links.Where(link => place.ContainsKey(link.First) && place.ContainsKey(link.Second)))
        {
            var (first, second) = (place[link.First], place[link.Second]);
            foreach (var pair in Thinned(link.Pairs))
            {
                if (!told.Contains(Mark(first, second, pair.FirstColumn, pair.FirstRow)))
                {
                    Add([new(first, pair.FirstColumn, pair.FirstRow), new(second, pair.SecondColumn, pair.SecondRow)], tracks, told);
                }
            }
        }

        return tracks;
    }

    /// <summary>Key frames that hang together by enough common tracks, each part in order of time; the last in time comes first.</summary>
    public static List<int[]> Parts(IReadOnlyList<List<Sight>> tracks, int keys, int fewest)
    {
        var common = Common(tracks, keys);
        var part = Enumerable.Range(0, keys).ToArray();
        for (var a = 0; a < keys; a++)
        {
            for (var b = a + 1; b < keys; b++)
            {
                if (common[a, b] >= fewest && part[a] != part[b])
                {
                    var (from, to) = (part[b], part[a]);
                    part = [.. part.Select(one => one == from ? to : one)];
                }
            }
        }

        return [.. Enumerable.Range(0, keys).GroupBy(key => part[key]).Where(keysOf => keysOf.Count() > 1).Select(keysOf => keysOf.ToArray()).OrderByDescending(keysOf => keysOf[^1])];
    }

    /// <summary>How many tracks two key frames have in common.</summary>
    public static int[,] Common(IReadOnlyList<List<Sight>> tracks, int keys)
    {
        var common = new int[keys, keys];
        foreach (var track in tracks)
        {
            foreach (var a in track)
            {
                foreach (var b in track)
                {
                    common[a.Key, b.Key]++;
                }
            }
        }

        return common;
    }

    /// <summary>The tracks of one part; sights by place in the part.</summary>
    public static List<List<Sight>> Within(IReadOnlyList<List<Sight>> tracks, int[] part)
    {
        var place = part.Select((key, i) => (key, i)).ToDictionary(one => one.key, one => one.i);
        return [.. tracks.Select(track => track.Where(sight => place.ContainsKey(sight.Key)).Select(sight => sight with { Key = place[sight.Key] }).ToList()).Where(track => track.Count > 1)];
    }

    static IEnumerable<PointPair> Thinned(IReadOnlyList<PointPair> pairs)
    {
        var step = (pairs.Count + MostPairs - 1) / MostPairs;
        return pairs.Where((_, i) => i % step == 0);
    }

    static void Add(List<Sight> sights, List<List<Sight>> tracks, HashSet<(int, int, long, long)> told)
    {
        if (sights.Count < 2)
        {
            return;
        }

        tracks.Add(sights);
        foreach (var a in sights)
        {
            foreach (var b in sights)
            {
                told.Add(Mark(a.Key, b.Key, a.Column, a.Row));
            }
        }
    }

    // The same spot measured twice falls on the same pixel.
    static (int, int, long, long) Mark(int first, int second, double column, double row) => (first, second, (long)Math.Round(column), (long)Math.Round(row));
}
