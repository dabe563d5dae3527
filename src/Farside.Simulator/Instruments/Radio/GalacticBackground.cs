namespace Farside.Simulator.Instruments.Radio;

/// <summary>The Milky Way's long waves: synchrotron light of the disc, dimmed at low frequencies by its own gas, and what comes from beyond.</summary>
/// <remarks>I(f) = I_g f^−0.52 (1 − e^−τ) / τ + I_e f^−0.80 e^−τ, τ = 5.0 f^−2.1, f in MHz, I_g = 2.48·10⁻²⁰, I_e = 1.06·10⁻²⁰ W·m⁻²·Hz⁻¹·sr⁻¹: Cane 1979, Mon. Not. R. Astron. Soc. 189, 465.</remarks>
static class GalacticBackground
{
    // A short dipole weighs the half sky above the ground by sin²: 4π/3 steradians.
    const double SeenSr = 4 * Math.PI / 3;

    /// <summary>W·m⁻²·Hz⁻¹·sr⁻¹.</summary>
    public static double Brightness(double megahertz)
    {
        var depth = 5.0 * Math.Pow(megahertz, -2.1);
        return (2.48e-20 * Math.Pow(megahertz, -0.52) * (1 - Math.Exp(-depth)) / depth) + (1.06e-20 * Math.Pow(megahertz, -0.80) * Math.Exp(-depth));
    }

    /// <summary>W·m⁻²·Hz⁻¹ from the sky that the antenna sees.</summary>
    public static double Flux(double megahertz) => Brightness(megahertz) * SeenSr;
}
