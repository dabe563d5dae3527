namespace Farside.Processing.Radar;

/// <summary>
/// Butterworth's maximally flat filters as digital ones (bilinear transform), run forwards and backwards: the amplitude of one run squared, no phase.
/// At its corner such a filter passes half the amplitude.
/// </summary>
/// <remarks>Source: Oppenheim &amp; Schafer, Discrete-Time Signal Processing, on the bilinear transform and on zero-phase filtering.</remarks>
static class Butterworth
{
    /// <param name="cycles">Frequency, cycles per sample, 0 to 0.5; so are the corners.</param>
    /// <returns>Amplitude passed, 0 to 1.</returns>
    public static double BandPass(double cycles, double low, double high, int order)
    {
        var (at, from, to) = (Warped(cycles), Warped(low), Warped(high));
        return at <= 0 || double.IsInfinity(at) ? 0 : 1 / (1 + Math.Pow(((at * at) - (from * to)) / (at * (to - from)), 2 * order));
    }

    /// <inheritdoc cref="BandPass"/>
    public static double HighPass(double cycles, double corner, int order) =>
        cycles <= 0 ? 0 : 1 / (1 + Math.Pow(Warped(corner) / Warped(cycles), 2 * order));

    /// <inheritdoc cref="BandPass"/>
    public static double LowPass(double cycles, double corner, int order) =>
        cycles >= 0.5 ? 0 : 1 / (1 + Math.Pow(Warped(cycles) / Warped(corner), 2 * order));

    static double Warped(double cycles) => cycles >= 0.5 ? double.PositiveInfinity : Math.Tan(Math.PI * cycles);
}
