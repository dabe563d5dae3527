using Farside.Processing.Imaging.Colour;

namespace Farside.Processing.Imaging;

/// <summary>White balance without a target.</summary>
public static class WhiteBalance
{
    /// <summary>Soil is at least this share of the bright end of green; shadow and sky are not.</summary>
    const double LitShare = 0.25;

    const int LeastCells = 100;

    /// <summary>
    /// Gains that make grey neutral where lit soil has a known redness: the median over cells of green / red and green / blue, where a cell counts when it
    /// is not saturated and its green is at least a quarter of green's 90th percentile.
    /// </summary>
    /// <remarks>
    /// Most of a frame that is neither sky nor shadow is soil, and a median stays on it while less than half of the lit cells are foil, flag or
    /// deck. A ratio does not depend on slope or Sun height.
    /// </remarks>
    public static ColourGains OfLitSoil(FrameStatistics statistics, SoilColour soil)
    {
        var bright = Bright(statistics.Counts(1)) - statistics.BlackLevel;
        return statistics.Ratios?.Medians(LitShare * bright) is { } medians
            ? new(Held(soil.RedOverGreen / medians.Red), 1, Held(soil.BlueOverGreen / medians.Blue))
            : ColourGains.None;
    }

    /// <summary>Gains that make lit soil itself neutral: for a display without any knowledge of the Moon.</summary>
    public static ColourGains OfLitSoil(FrameStatistics statistics) => OfLitSoil(statistics, SoilColour.Grey);

    /// <summary>The same from means over cells of many frames, whose pedestal is known; null with fewer than a hundred lit cells.</summary>
    /// <param name="blackDn">Taken off before ratios are made.</param>
    public static ColourGains? OfLitSoil(IReadOnlyList<LightGrid> frames, double blackDn, SoilColour soil)
    {
        var lit = frames.SelectMany(frame => frame.LitCells(blackDn, LitShare)).ToList();
        return lit.Count < LeastCells ? null : new(
            Held(soil.RedOverGreen / Median(lit.ConvertAll(cell => cell.X / cell.Y))), 1, Held(soil.BlueOverGreen / Median(lit.ConvertAll(cell => cell.Z / cell.Y))));
    }

    static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
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
