namespace Farside.Processing.Radar;

/// <summary>How layers are followed.</summary>
public sealed record HorizonOptions
{
    const double WindowWaves = 2.3;
    const double LeastWaves = 12.5;
    const double FromPeriods = 7.5;
    const double ToPeriods = 200;

    /// <summary>Period of the wave, ns.</summary>
    public double PeriodNs { get; init; } = 2;

    /// <summary>Half of the way along which phases are compared, m.</summary>
    public double HalfWindowM { get; init; } = 0.75;

    /// <summary>The same in traces, where nobody knows how far apart they are.</summary>
    public int HalfWindowTraces { get; init; } = 12;

    /// <summary>Steepest layer that is followed, ns of two-way time a metre: 1.25 is a dip of 6° on the Moon.</summary>
    public double MostSlopeNsPerM { get; init; } = 1.25;

    /// <summary>Least mean cosine of phase of the traces around for a place to speak for a layer, up to 1.</summary>
    public double LeastCoherence { get; init; } = 0.6;

    /// <summary>Shorter ones are left out, m: a scatterer's own echo is no wider.</summary>
    public double LeastLengthM { get; init; } = 4;

    /// <summary>The same in traces, where nobody knows how far apart they are.</summary>
    public int LeastTraces { get; init; } = 64;

    /// <summary>Least share of the traces of a layer that are coherent around it.</summary>
    public double LeastContinuity { get; init; } = 0.8;

    /// <summary>Least power common to all traces over what is not, dB.</summary>
    public double LeastSnrDb { get; init; }

    /// <summary>Least amplitude over the usual one before and after, dB: among many echoes that are as strong, some line up by chance.</summary>
    public double LeastAboveUsualDb { get; init; } = 9;

    /// <summary>How far time zero may be off, one sigma, ns.</summary>
    public double ZeroSigmaNs { get; init; } = 0.3;

    /// <summary>Layers are not looked for earlier, ns below the surface: there the antenna rings.</summary>
    public double FromNs { get; init; } = 15;

    /// <summary>Nor later.</summary>
    public double ToNs { get; init; } = 400;

    /// <summary>Lengths and times in waves and periods of an antenna, which for 500 MHz on the Moon are the defaults.</summary>
    /// <param name="mostDipDeg">Of the steepest layer.</param>
    public static HorizonOptions Of(double centralMhz, double velocityMPerNs, double mostDipDeg)
    {
        var (periodNs, waveM) = (1000 / centralMhz, 1000 / centralMhz * velocityMPerNs);
        return new()
        {
            PeriodNs = periodNs,
            HalfWindowM = WindowWaves * waveM,
            LeastLengthM = LeastWaves * waveM,
            MostSlopeNsPerM = 2 * Math.Sin(mostDipDeg * Math.PI / 180) / velocityMPerNs,
            FromNs = FromPeriods * periodNs,
            ToNs = ToPeriods * periodNs,
        };
    }
}
