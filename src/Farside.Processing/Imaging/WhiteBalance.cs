namespace Farside.Processing.Imaging;

/// <summary>White balance without a target.</summary>
public static class WhiteBalance
{
    /// <summary>Soil is at least this share of the bright end of green; shadow and sky are not.</summary>
    const double LitShare = 0.25;

    /// <summary>
    /// Gains that make the lit soil neutral: the median over cells of green / red and green / blue, where a cell counts when it
    /// is not saturated and its green is at least a quarter of green's 90th percentile.
    /// </summary>
    /// <remarks>
    /// Most of a frame that is neither sky nor shadow is soil, and a median stays on it while less than half of the lit cells are foil, flag or
    /// deck. A ratio does not depend on slope or Sun height. The Moon's soil is a little red, so this claims nothing of absolute colour.
    /// </remarks>
    public static ColourGains OfLitSoil(FrameStatistics statistics)
    {
        var bright = Bright(statistics.Counts(1)) - statistics.BlackLevel;
        return statistics.Ratios?.Medians(LitShare * bright) is { } medians
            ? new(Held(1 / medians.Red), 1, Held(1 / medians.Blue))
            : ColourGains.None;
    }

    /// <summary>The 90th percentile of the unsaturated.</summary>
    static double Bright(ReadOnlySpan<long> counts)
    {
        var total = 0L;
        foreach (var count in counts[..^1])
        {
            total += count;
        }

        var below = 0L;
        var dn = 0;
        while (dn < counts.Length - 2 && (below += counts[dn]) < 0.9 * total)
        {
            dn++;
        }

        return dn;
    }

    static double Held(double gain) => Math.Clamp(gain, 0.125, 8);
}
