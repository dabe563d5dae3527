namespace Farside.Processing.Imaging;

/// <summary>The pedestal left in frames, read off the black sky and deep shadow that every airless sequence holds.</summary>
public static class BlackLevel
{
    /// <summary>Darkness is looked for below this share of full scale.</summary>
    const double DarkShare = 0.03;

    /// <summary>Less of the samples than this within the peak is no sky.</summary>
    const double LeastShare = 0.005;

    /// <summary>Of all that is dark, what the peak must hold: ground that merely reaches down into darkness has no peak there.</summary>
    const double LeastOfDark = 0.5;

    const int PeakReach = 2;

    /// <summary>A detector's darkness has noise: a single number, repeated, was put there.</summary>
    const int LeastNumbers = 3;

    /// <summary>
    /// The centre of the commonest dark number, taken over it and two numbers to either side; null where too little is that dark, and 0 where the peak stands at zero.
    /// </summary>
    public static double? Of(FrameStatistics statistics)
    {
        var counts = Dark(statistics);
        var peak = Array.IndexOf(counts, counts.Max());
        var near = Enumerable.Range(peak - PeakReach, (2 * PeakReach) + 1).Where(dn => dn >= 0 && dn < counts.Length).ToList();
        var total = near.Sum(dn => counts[dn]);
        return total < LeastShare * statistics.Samples || total < LeastOfDark * counts.Sum() || near.Count(dn => counts[dn] > 0) < LeastNumbers ? null
            : peak == 0 ? 0
            : peak + (near.Sum(dn => counts[dn] * (double)(dn - peak)) / total);
    }

    static long[] Dark(FrameStatistics statistics)
    {
        var counts = new long[Math.Max(8, (int)(DarkShare * statistics.FullScale))];
        for (var channel = 0; channel < statistics.Channels; channel++)
        {
            Sums.AddTo<long>(counts, statistics.Counts(channel)[..Math.Min(counts.Length, statistics.FullScale + 1)]);
        }

        return counts;
    }
}
