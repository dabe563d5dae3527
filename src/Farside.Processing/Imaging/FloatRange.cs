namespace Farside.Processing.Imaging;

/// <summary>The look of samples that are no data numbers: radiances, heights, differences.</summary>
public static class FloatRange
{
    /// <summary>A look between two percentiles of the finite ones among <paramref name="samples"/>, which are sorted on the way.</summary>
    public static DisplayLook Look(Span<float> samples, DisplayLookOptions options)
    {
        var count = 0;
        foreach (var sample in samples)
        {
            if (float.IsFinite(sample))
            {
                samples[count++] = sample;
            }
        }

        var finite = samples[..count];
        finite.Sort();
        var (black, white) = (Percentile(finite, options.LowPercent), Percentile(finite, options.HighPercent));
        // One value everywhere: any white above it will do, as far above as a float can tell apart.
        return new(0, ColourGains.None, black, white > black ? white : black + Math.Max(1, Math.Abs(black) / 1024), 0);
    }

    /// <summary>The least of the sorted samples that at least <paramref name="percent"/> of them do not exceed; 0 for none at all.</summary>
    static double Percentile(ReadOnlySpan<float> sorted, double percent) =>
        sorted.IsEmpty ? 0 : sorted[Math.Clamp((int)Math.Ceiling(percent / 100 * sorted.Length) - 1, 0, sorted.Length - 1)];
}
