namespace Farside.Processing.Descent.Solution;

/// <summary>All that key frames have in common: the tracks, and links' points that no track tells of.</summary>
static class KeyTracks
{
    /// <summary>More points of a link tell little more: neighbours err alike.</summary>
    const int MostPairs = 60;

    /// <summary>No spot is found better than this, pixels of the coarser frame.</summary>
    const double BestPx = 0.1;

    /// <summary>
    /// The worse a patch fixes its place, the likelier it was found in a wrong one, which is not wrong at random: it lies where a plane had it looked for. A variance grows once over where the stated
    /// sigma is this, pixels of the coarser frame, and with its square.
    /// </summary>
    /// <remarks>
    /// Held against the truth of two simulated descents, off by more than 0.6 pixels of the coarser frame were none of the matches of a stated sigma below 0.1, 3 to 7 % at 0.2, 20 to 40 % above 0.3. Such
    /// that lenses and tilts of those two came out best; two descents that it was not taken from agree.
    /// </remarks>
    const double DoubtPx = 0.05;

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
        var links = tracking.Links.Where(link => place.ContainsKey(link.First) && place.ContainsKey(link.Second)).ToList();
        var spreads = SpreadsOf(links, place);
        foreach (var track in tracking.Tracks)
        {
            var sights = track.Points.Where(point => place.ContainsKey(point.View)).Select(point => new Sight(place[point.View], point.Column, point.Row)).DistinctBy(sight => sight.Key).OrderBy(sight => sight.Key).ToList();
            Add(Weighed(sights, spreads), tracks, told);
        }

        foreach (var link in links)
        {
            var (first, second) = (place[link.First], place[link.Second]);
            foreach (var pair in Thinned(link.Pairs))
            {
                if (!told.Contains(Mark(first, second, pair.FirstColumn, pair.FirstRow)))
                {
                    Add(Weighed([new(first, pair.FirstColumn, pair.FirstRow), new(second, pair.SecondColumn, pair.SecondRow)], spreads), tracks, told);
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

    // Of each pair, by its mark: sigmas of both its ends.
    static Dictionary<(int, int, long, long), (double First, double Second)> SpreadsOf(List<FrameLink> links, Dictionary<int, int> place)
    {
        var sigmas = new Dictionary<(int, int, long, long), (double First, double Second)>();
        foreach (var link in links)
        {
            foreach (var pair in link.Pairs)
            {
                sigmas[Mark(place[link.First], place[link.Second], pair.FirstColumn, pair.FirstRow)] = Ends(link, pair);
            }
        }

        var all = sigmas.Values.SelectMany(one => new[] { one.First, one.Second }).Where(double.IsFinite).Order().ToArray();
        var median = all.Length == 0 ? 1 : all[all.Length / 2];
        return sigmas.ToDictionary(one => one.Key, one => (one.Value.First / median, one.Value.Second / median));
    }

    // Half of the variance is the patch's own, half that of where it was found: no better than the patch's pixels, be the pixels there as fine as they may.
    static (double First, double Second) Ends(FrameLink link, PointPair pair)
    {
        var scale = link.FirstFromSecond.ScaleAt(pair.SecondColumn, pair.SecondRow); // pixels of the first in one of the second
        var coarser = Math.Min(scale, 1);
        var stated = coarser * pair.SigmaPx;
        var sigma = Math.Sqrt(0.5 * ((stated * stated) + (BestPx * BestPx)) * (1 + (stated * stated / (DoubtPx * DoubtPx)))) / coarser;
        return (scale * sigma, sigma);
    }

    static List<Sight> Weighed(List<Sight> sights, Dictionary<(int, int, long, long), (double First, double Second)> spreads)
    {
        var least = Enumerable.Repeat(double.NaN, sights.Count).ToArray();
        for (var a = 0; a < sights.Count; a++)
        {
            for (var b = a + 1; b < sights.Count; b++)
            {
                if (spreads.TryGetValue(Mark(sights[a].Key, sights[b].Key, sights[a].Column, sights[a].Row), out var ends))
                {
                    (least[a], least[b]) = (double.MinNumber(least[a], ends.First), double.MinNumber(least[b], ends.Second));
                }
            }
        }

        return [.. sights.Select((sight, i) => sight with { Spread = least[i] > 0 && double.IsFinite(least[i]) ? least[i] : 1 })];
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
