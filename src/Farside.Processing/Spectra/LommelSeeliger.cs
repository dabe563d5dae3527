namespace Farside.Processing.Spectra;

/// <summary>How a dark powder's brightness goes with Sun and view, and what a reflectance would be under others.</summary>
/// <remarks>
/// Radiance factor ∝ µ0 / (µ0 + µ) · f, ln f = b1 g² + b2 g + b3 √g + b4 µ + b5 µ0 + b6 µ0², g in degrees. Source of the disc function: Lommel and Seeliger; of f: 760,000 tiles of
/// LROC's narrow-angle cameras, as the documentation of ISIS's lronacpho gives its coefficients of 2019. One curve for all wavelengths: phase reddening is left in.
/// For the real instrument a Lommel-Seeliger correction brought spectra within 3.7 % of each other, Hapke's within 7.4 % (Qi et al. 2020, Remote Sens. 12, 3211).
/// </remarks>
public static class LommelSeeliger
{
    /// <summary>What to multiply a reflectance factor by that was measured in one geometry to have it in another.</summary>
    /// <exception cref="ArgumentException">Sun or instrument below the horizon.</exception>
    public static double Factor(ViewingGeometry measured, ViewingGeometry wanted) => Reflectance(wanted) / Reflectance(measured);

    // Reflectance factor = radiance factor / µ0.
    static double Reflectance(ViewingGeometry geometry)
    {
        var (incident, emergent, phase) = (Math.Cos(geometry.Incidence.Radians), Math.Cos(geometry.Emission.Radians), geometry.Phase.Degrees);
        if (!(incident > 0) || !(emergent > 0) || phase is < 0 or > 180)
        {
            throw new ArgumentException($"incidence {geometry.Incidence.Degrees:0.##}, emission {geometry.Emission.Degrees:0.##}, phase {phase:0.##} degrees; expected both above the horizon.", nameof(geometry));
        }

        var logarithm = (-0.000083528 * phase * phase) + (0.012964707 * phase) - (0.237774774 * Math.Sqrt(phase))
            + (0.556075496 * emergent) + (0.663671460 * incident) - (0.439918609 * incident * incident);
        return Math.Exp(logarithm) / (incident + emergent);
    }
}
