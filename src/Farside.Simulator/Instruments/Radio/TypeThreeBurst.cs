namespace Farside.Simulator.Instruments.Radio;

/// <summary>A solar type III burst: electrons run outward and excite ever lower frequencies.</summary>
/// <param name="StartS">Seconds after the first record at which it leaves the Sun's neighbourhood (very high frequency).</param>
/// <param name="PeakFlux">At 1 MHz, W·m⁻²·Hz⁻¹.</param>
/// <remarks>Drift df/dt = −0.01 f^1.84 MHz/s (f in MHz): Alvarez &amp; Haddock 1973, Solar Phys. 29, 197. Decay time 10^7.71 f^−0.95 s (f in Hz): Alvarez &amp; Haddock 1973, Solar Phys. 30, 175.</remarks>
sealed record TypeThreeBurst(double StartS, double PeakFlux)
{
    /// <summary>Seconds after the first record at which a frequency is loudest: the drift law integrated from above.</summary>
    public double PeakTimeS(double megahertz) => StartS + (Math.Pow(megahertz, -0.84) / (0.84 * 0.01));

    public static double DecayS(double megahertz) => Math.Pow(10, 7.71) * Math.Pow(megahertz * 1e6, -0.95);

    /// <summary>W·m⁻²·Hz⁻¹: a fast rise, an exponential fall; strongest near 1 MHz.</summary>
    public double FluxAt(double megahertz, double seconds)
    {
        var (late, decay) = (seconds - PeakTimeS(megahertz), DecayS(megahertz));
        var course = late < 0 ? Math.Exp(-8 * late * late / (decay * decay)) : Math.Exp(-late / decay);
        var off = Math.Log(megahertz) / 1.6;
        return PeakFlux * Math.Exp(-0.5 * off * off) * course;
    }
}
