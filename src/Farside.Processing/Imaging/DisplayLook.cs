using Farside.Core.Colour;
using Farside.Processing.Imaging.Colour;

namespace Farside.Processing.Imaging;

/// <summary>
/// How linear samples become a picture for a screen: v = matrix · (gain · (dn − black level)); light = (v − black) / (white − black) held to 0..1;
/// shown = sRGB(asinh(s · light) / asinh(s)). One look applied to every frame of a sequence keeps brightness and colour from flickering.
/// </summary>
/// <param name="BlackLevel">The detector's pedestal, in data numbers.</param>
/// <param name="Gains">White balance, relative to green.</param>
/// <param name="Black">What shows as black, in balanced data numbers above the pedestal.</param>
/// <param name="White">What shows as white, in the same unit.</param>
/// <param name="AsinhStrength">s of the formula; 0 for no asinh at all.</param>
public sealed record DisplayLook(double BlackLevel, ColourGains Gains, double Black, double White, double AsinhStrength)
{
    /// <summary>Balanced camera colour to linear sRGB; what is brighter than white is held to white before it, so that burnt-out spots stay white.</summary>
    public ColourMatrix Matrix { get; init; } = ColourMatrix.Identity;

    /// <summary>The look that the options ask for on these frames. Statistics merged over a sequence give the look of the sequence.</summary>
    public static DisplayLook Of(FrameStatistics statistics, DisplayLookOptions options) =>
        Of(statistics, options, statistics.BlackLevel, options.WhiteBalance && statistics.Channels == 3 ? WhiteBalance.OfLitSoil(statistics) : ColourGains.None);

    /// <summary>The same for frames of a camera whose colour is known.</summary>
    public static DisplayLook Of(FrameStatistics statistics, DisplayLookOptions options, ColourCalibration colour) => options.WhiteBalance && statistics.Channels == 3
        ? Of(statistics, options, colour.BlackDn, colour.WhiteBalance) with { Matrix = colour.Matrix }
        : Of(statistics, options, colour.BlackDn, ColourGains.None);

    static DisplayLook Of(FrameStatistics statistics, DisplayLookOptions options, double blackLevel, ColourGains gains)
    {
        var black = statistics.Percentile(options.LowPercent, gains, blackLevel);
        var white = options.Headroom * statistics.Percentile(options.HighPercent, gains, blackLevel);
        // Balanced channels saturate at different values: white beyond the least of them would tint every burnt-out spot.
        var leastFull = Enumerable.Range(0, statistics.Channels).Min(channel => gains[channel] * (statistics.FullScale - blackLevel));
        white = Math.Min(white, leastFull);
        return new(blackLevel, gains, Math.Min(black, white - 1), white, options.AsinhStrength);
    }

    /// <summary>What a screen is sent, 0 to 1, for balanced data numbers above the pedestal.</summary>
    public double Show(double balanced)
    {
        var light = double.Clamp((balanced - Black) / (White - Black), 0, 1);
        return SrgbCurve.Encode(AsinhStrength > 0 ? Math.Asinh(AsinhStrength * light) / Math.Asinh(AsinhStrength) : light);
    }
}
