namespace Farside.Processing.Radar;

/// <summary>How hyperbolas are looked for and fitted.</summary>
public sealed record HyperbolaOptions
{
    public double LeastVelocity { get; init; } = 0.1;

    /// <summary>Metres a nanosecond, one way.</summary>
    public double GreatestVelocity { get; init; } = 0.22;

    /// <summary>Traces further aside than this angle allows from the scatterer are left out, degrees from straight up.</summary>
    public double AngleDeg { get; init; } = 32;

    /// <summary>Nor are those further than this taken, m.</summary>
    public double ReachM { get; init; } = 5;

    /// <summary>Period of the wave, ns: what an arrival may be off by before it is another one.</summary>
    public double PeriodNs { get; init; } = 2.5;

    /// <summary>Least share of common energy along a hyperbola.</summary>
    public double LeastSemblance { get; init; } = 0.6;

    /// <summary>Most that arrivals may scatter about the fit, as a share of the period.</summary>
    public double MostResidualShare { get; init; } = 0.12;

    /// <summary>Fits whose velocity is less certain than this share of itself are dropped.</summary>
    public double MostSigmaShare { get; init; } = 0.08;

    /// <summary>Least share of the arrivals on either side of the scatterer: one limb alone does not tell where it lies.</summary>
    public double LeastSideShare { get; init; } = 0.2;

    /// <summary>Scatterers are not looked for earlier, ns below the surface.</summary>
    public double FromNs { get; init; } = 15;

    /// <summary>Nor later.</summary>
    public double ToNs { get; init; } = 400;

    /// <summary>At most so many are tried, the strongest first.</summary>
    public int MostTried { get; init; } = 400;
}
