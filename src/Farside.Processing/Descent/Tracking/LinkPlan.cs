using Farside.Processing.Photogrammetry;

namespace Farside.Processing.Descent.Tracking;

/// <summary>Which key frames are compared with which: the nearest, and others up to the farthest that still overlap well, for a long link outweighs a chain of short ones.</summary>
static class LinkPlan
{
    const double LeastOverlap = 0.3;

    /// <summary>Pairs of places in the list, the earlier one first.</summary>
    /// <param name="maps">Of the key frames to the common plane.</param>
    public static (int First, int Second)[] Of(Homography[] maps, FrameShape[] shapes, TrackingOptions options)
    {
        var pairs = new SortedSet<(int, int)>();
        for (var first = 0; first < maps.Length; first++)
        {
            var others = Enumerable.Range(first + 1, maps.Length - first - 1).Where(second => IsGood(maps, shapes, first, second, options)).ToArray();
            foreach (var second in Chosen(others, options.LinksPerKey))
            {
                pairs.Add((first, second));
            }
        }

        return [.. pairs];
    }

    static bool IsGood(Homography[] maps, FrameShape[] shapes, int first, int second, TrackingOptions options)
    {
        var map = maps[first].Inverse() * maps[second];
        var scale = map.ScaleAt((shapes[second].Width - 1) / 2.0, (shapes[second].Height - 1) / 2.0);
        if (!(scale < options.MostSpan) || !(scale > 1 / options.MostSpan))
        {
            return false;
        }

        return scale <= 1
            ? Overlap.Share(map, shapes[first], shapes[second]) >= LeastOverlap
            : Overlap.Share(map.Inverse(), shapes[second], shapes[first]) >= LeastOverlap;
    }

    // The first two, the last, and between them ever wider steps.
    static IEnumerable<int> Chosen(int[] others, int most)
    {
        if (others.Length <= most)
        {
            return others;
        }

        return Enumerable.Range(0, most).Select(k => others[(int)Math.Round((others.Length - 1) * Math.Pow(k / (double)(most - 1), 1.6))]).Concat(others.Take(2)).Distinct();
    }
}
