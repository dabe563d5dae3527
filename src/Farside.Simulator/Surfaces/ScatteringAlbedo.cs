namespace Farside.Simulator.Surfaces;

/// <summary>
/// Reflectance factor ↔ average single-scattering albedo of grains that scatter evenly, without opposition surge, at incidence 30°, emission 0°:
/// r(w) = w / 4 / (µ₀ + µ) · H(µ₀) · H(µ), H(x) = (1 + 2x) / (1 + 2x √(1 − w)). In w, intimate mixtures are sums.
/// </summary>
/// <remarks>Source: Hapke 1981, J. Geophys. Res. 86, 3039; used so for lunar minerals by Mustard &amp; Pieters 1989, J. Geophys. Res. 94, 13619.</remarks>
static class ScatteringAlbedo
{
    const double CosEmission = 1;
    static readonly double CosIncidence = Math.Cos(30 * Math.PI / 180);

    /// <param name="albedo">0 to 1.</param>
    public static double ToReflectance(double albedo) =>
        albedo / 4 / (CosIncidence + CosEmission) * Chandrasekhar(CosIncidence, albedo) * Chandrasekhar(CosEmission, albedo);

    /// <summary>The inverse, by halving; a reflectance beyond that of grains that absorb nothing gives 1.</summary>
    public static double FromReflectance(double reflectance)
    {
        var (low, high) = (0.0, 1.0);
        for (var i = 0; i < 50; i++)
        {
            var middle = 0.5 * (low + high);
            (low, high) = ToReflectance(middle) > reflectance ? (low, middle) : (middle, high);
        }

        return 0.5 * (low + high);
    }

    static double Chandrasekhar(double cosine, double albedo) => (1 + (2 * cosine)) / (1 + (2 * cosine * Math.Sqrt(1 - albedo)));
}
