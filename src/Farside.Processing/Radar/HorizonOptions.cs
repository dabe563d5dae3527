namespace Farside.Processing.Radar;

/// <summary>How layers are followed.</summary>
public sealed record HorizonOptions
{
    /// <summary>Period of the wave, ns.</summary>
    public double PeriodNs { get; init; } = 2.5;

    /// <summary>Half of the way along which phases are compared, m.</summary>
    public double HalfWindowM { get; init; } = 0.75;

    /// <summary>The same in traces, where nobody knows how far apart they are.</summary>
    public int HalfWindowTraces { get; init; } = 12;

    /// <summary>Steepest layer that is followed, ns of two-way time a metre: 1.25 is a dip of 6°.</summary>
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

    /// <summary>How far time zero may be off, one sigma, ns.</summary>
    public double ZeroSigmaNs { get; init; } = 0.3;

    /// <summary>Layers are not looked for earlier, ns below the surface: there the antenna rings.</summary>
    public double FromNs { get; init; } = 15;

    /// <summary>Nor later.</summary>
    public double ToNs { get; init; } = 400;
}
