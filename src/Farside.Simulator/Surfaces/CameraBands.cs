using System.Numerics;

namespace Farside.Simulator.Surfaces;

/// <summary>Spectra seen through the colour cameras' filters: what a surface is worth in red, green and blue light, and what white is in a detector's own numbers.</summary>
/// <remarks>The lens passes 360–780 nm, as the camera's label says; the filters' shapes are published nowhere, so these are invented but plausible: Gaussians as Bayer masks have,
/// times a silicon detector's fall towards red. Light counts as photons.</remarks>
static class CameraBands
{
    const double FirstNm = 360;
    const double LastNm = 780;
    const double StepNm = 2;

    static readonly double[][] Sun = NumberTable.Rows("solar-irradiance.csv");
    static readonly (double CentreNm, double SigmaNm, double Height)[] Filters = [(605, 38, 0.79), (535, 40, 1.00), (462, 34, 0.98)];
    static readonly double[] White = [.. Filters.Select(filter => Signal(filter, _ => 1))];

    /// <summary>A perfectly white surface in sunlight as the detector counts it, red, green, blue, green = 1: the neutral point to divide raw colours by.</summary>
    public static Vector3 Neutral { get; } = new((float)(White[0] / White[1]), 1, (float)(White[2] / White[1]));

    /// <summary>Reflectance factor in red, green and blue light: 1 for a perfectly white surface in each.</summary>
    public static Vector3 RadianceFactor(Surface surface) => RadianceFactor(SurfaceSpectra.Of(surface));

    public static Vector3 RadianceFactor(ReflectanceSpectrum spectrum) => new(Band(0, spectrum), Band(1, spectrum), Band(2, spectrum));

    /// <summary>The colour that <see cref="Instruments.Photometry.Soil"/> multiplies for a soil or rock.</summary>
    public static Vector3 SoilColour(Surface surface) => RadianceFactor(surface) * SurfaceSpectra.PhotometricScale;

    /// <summary>Irradiance of the Sun at 1 AU, W·m⁻²·µm⁻¹, 350–800 nm.</summary>
    public static double SunAt(double nanometres)
    {
        var i = Math.Clamp(Array.FindIndex(Sun, row => row[0] >= nanometres), 1, Sun.Length - 1);
        var (a, b) = (Sun[i - 1], Sun[i]);
        return a[1] + ((b[1] - a[1]) * (nanometres - a[0]) / (b[0] - a[0]));
    }

    /// <summary>Response per photon of a band: 0 red, 1 green, 2 blue.</summary>
    public static double Response(int band, double nanometres) => Response(Filters[band], nanometres);

    static double Response((double CentreNm, double SigmaNm, double Height) filter, double nanometres)
    {
        var off = (nanometres - filter.CentreNm) / filter.SigmaNm;
        var silicon = nanometres < 550 ? 1 : 1 - (0.6 * (nanometres - 550) / 400);
        return nanometres is < FirstNm or > LastNm ? 0 : filter.Height * silicon * Math.Exp(-0.5 * off * off);
    }

    static float Band(int band, ReflectanceSpectrum spectrum) => (float)(Signal(Filters[band], spectrum.At) / White[band]);

    static double Signal((double, double, double) filter, Func<double, double> reflectance)
    {
        var sum = 0.0;
        for (var nm = FirstNm; nm <= LastNm; nm += StepNm)
        {
            sum += Response(filter, nm) * SunAt(nm) * nm * reflectance(nm);
        }

        return sum;
    }
}
