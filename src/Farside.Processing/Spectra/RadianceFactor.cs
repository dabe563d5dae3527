using Farside.Core.Units;

namespace Farside.Processing.Spectra;

/// <summary>Radiance → reflectance by what the Sun is known to send: no panel, no other spectrum.</summary>
public static class RadianceFactor
{
    /// <summary>Reflectance factor of a level ground, π L d² / (J cos i).</summary>
    /// <param name="radiance">L, W·m⁻²·sr⁻¹·nm⁻¹.</param>
    /// <param name="irradiance">J of the Sun at 1 AU through the same channels, W·m⁻²·nm⁻¹.</param>
    /// <param name="sunDistanceAu">d, astronomical units.</param>
    /// <param name="incidence">i, from the zenith, below 90°.</param>
    /// <remarks>Source: the solar-irradiance method of Yang et al. 2020, Geophys. Res. Lett. 47, e2020GL087080.</remarks>
    public static double[] Of(IReadOnlyList<double> radiance, IReadOnlyList<double> irradiance, double sunDistanceAu, Angle incidence)
    {
        if (radiance.Count != irradiance.Count)
        {
            throw new ArgumentException($"{radiance.Count} radiances and {irradiance.Count} irradiances; expected as many.", nameof(irradiance));
        }

        var cosine = Math.Cos(incidence.Radians);
        if (!(cosine > 0) || !(sunDistanceAu > 0))
        {
            throw new ArgumentException($"incidence {incidence.Degrees:0.##} degrees, Sun at {sunDistanceAu:0.###} AU; expected a Sun above the horizon.", nameof(incidence));
        }

        var factor = Math.PI * sunDistanceAu * sunDistanceAu / cosine;
        return [.. radiance.Zip(irradiance, (value, sun) => sun > 0 ? factor * value / sun : double.NaN)];
    }
}
