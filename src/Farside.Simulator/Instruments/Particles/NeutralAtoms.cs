namespace Farside.Simulator.Instruments.Particles;

/// <summary>Hydrogen that the solar wind becomes when the ground throws it back: its flux by energy.</summary>
/// <remarks>
/// Shape E / T² · exp(−E / T), a thermal flux, with T in eV about 0.273 of the solar wind's speed in km/s: Futaana et al. 2012, J. Geophys. Res. 117, E05005. One sixth of the wind comes back so (Wieser et al. 2009,
/// Planet. Space Sci. 57, 2132: 16–20 %); taken to leave as light from a matt surface, in proportion to the wind that falls on level ground, the cosine of the solar zenith angle.
/// </remarks>
static class NeutralAtoms
{
    public const int Steps = 16;
    const double LeastEv = 10;
    const double MostEv = 10_000;
    const double Returned = 0.17;

    /// <summary>Middle of an energy step, eV.</summary>
    public static double Energy(int step) => LeastEv * Math.Pow(MostEv / LeastEv, (step + 0.5) / Steps);

    /// <summary>Width of an energy step, eV.</summary>
    public static double Width(int step) => LeastEv * (Math.Pow(MostEv / LeastEv, (step + 1.0) / Steps) - Math.Pow(MostEv / LeastEv, (double)step / Steps));

    public static double TemperatureEv(double speedKmPerS) => 0.273 * speedKmPerS;

    /// <summary>Hydrogen atoms·cm⁻²·s⁻¹·sr⁻¹·eV⁻¹; none by night.</summary>
    public static double Flux(double energyEv, double speedKmPerS, double density, double cosZenithAngle)
    {
        var (wind, t) = (speedKmPerS * 1e5 * density * Math.Max(0, cosZenithAngle), TemperatureEv(speedKmPerS));
        return wind * Returned / Math.PI * energyEv / (t * t) * Math.Exp(-energyEv / t);
    }
}
