namespace Farside.Processing.Radar;

/// <summary>The echo of one scatterer along a way, fitted: t² = t0² + 4 (x − x0)² / v², times counted from the antenna.</summary>
/// <param name="AtM">Where the way passes over it, metres from the first trace.</param>
/// <param name="AtSigmaM">One sigma.</param>
/// <param name="Ns">Two-way time from the ground's surface straight down to it.</param>
/// <param name="NsSigma">One sigma.</param>
/// <param name="VelocityMPerNs">Of the ground above it, one way: what the fit gives, less the way through the air.</param>
/// <param name="VelocitySigma">One sigma of it.</param>
/// <param name="Picks">Traces whose arrival times the fit rests on.</param>
/// <param name="ResidualNs">Root mean square of the arrivals about the fit.</param>
/// <param name="Semblance">Share of the energy along the hyperbola that is the same in all traces, 0 to 1.</param>
public readonly record struct Hyperbola(
    double AtM, double AtSigmaM, double Ns, double NsSigma, double VelocityMPerNs, double VelocitySigma, int Picks, double ResidualNs, double Semblance)
{
    /// <summary>Relative permittivity of the ground above, real part.</summary>
    public double Permittivity => Depth.Permittivity(VelocityMPerNs);

    /// <summary>One sigma of it: ε = (c / v)².</summary>
    public double PermittivitySigma => 2 * Permittivity * VelocitySigma / VelocityMPerNs;

    /// <summary>Metres below the surface.</summary>
    public double DepthM => 0.5 * VelocityMPerNs * Ns;

    /// <summary>One sigma, of time and velocity together.</summary>
    public double DepthSigmaM => 0.5 * Math.Sqrt(Math.Pow(VelocityMPerNs * NsSigma, 2) + Math.Pow(VelocitySigma * Ns, 2));
}
