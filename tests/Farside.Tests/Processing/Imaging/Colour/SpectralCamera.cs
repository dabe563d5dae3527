using Farside.Core.Colour;
using Farside.Processing.Imaging.Colour;

namespace Farside.Tests.Processing.Imaging.Colour;

/// <summary>A camera whose filters a test knows, and surfaces and lights to hold before it.</summary>
static class SpectralCamera
{
    static readonly (double CentreNm, double SigmaNm)[] Filters = [(600, 36), (532, 41), (458, 33)];

    /// <summary>Sixteen squares, eight colours: greys, and paints with the edges and humps that dyes have.</summary>
    public static readonly Func<double, double>[] Squares =
    [
        _ => 0.85, _ => 0.42, _ => 0.16, _ => 0.04,
        Edge(0.05, 0.60, 600, 12), Hump(0.05, 0.28, 530, 45), Hump(0.05, 0.32, 450, 45), Edge(0.06, 0.68, 515, 14),
        Edge(0.06, 0.68, 515, 14), Hump(0.05, 0.32, 450, 45), Hump(0.05, 0.28, 530, 45), Edge(0.05, 0.60, 600, 12),
        _ => 0.04, _ => 0.16, _ => 0.42, _ => 0.85,
    ];

    /// <summary>Surfaces that no square is like: soil, foil, brick, leaf, skies and dyes between the squares'.</summary>
    public static readonly (string Name, Func<double, double> Reflectance)[] Others =
    [
        ("soil", nm => 0.06 * (1 + (0.0022 * (nm - 550)))),
        ("foil", Edge(0.06, 0.74, 530, 30)),
        ("brick", Edge(0.08, 0.30, 570, 35)),
        ("olive", Hump(0.08, 0.15, 570, 60)),
        ("cyan", Edge(0.50, -0.42, 570, 30)),
        ("sky", Hump(0.10, 0.30, 480, 70)),
        ("pink", nm => 0.45 - (0.15 * Math.Exp(-0.5 * (nm - 530) * (nm - 530) / 2500))),
        ("ochre", Edge(0.10, 0.45, 560, 25)),
        ("slate", nm => 0.20 - (0.0002 * (nm - 550))),
        ("moss", Hump(0.05, 0.12, 545, 50)),
    ];

    public static double Sunlight(double nm) => SolarIrradiance.At(nm);

    /// <summary>Planck's law, in any unit.</summary>
    public static Func<double, double> Lamp(double kelvin) => nm => Math.Pow(nm / 560, -5) / (Math.Exp(1.438777e7 / (kelvin * nm)) - 1);

    /// <summary>Sunlight that reddish ground sends on: what shadows are lit by.</summary>
    public static double Groundlight(double nm) => Sunlight(nm) * (1 + (0.0022 * (nm - 550)));

    /// <summary>Photons counted in red, green and blue.</summary>
    public static Tristimulus Counted(Func<double, double> reflectance, Func<double, double> light)
    {
        Span<double> counts = [0, 0, 0];
        for (var nm = 380.0; nm <= 780; nm += 5)
        {
            for (var i = 0; i < 3; i++)
            {
                var off = (nm - Filters[i].CentreNm) / Filters[i].SigmaNm;
                counts[i] += Math.Exp(-0.5 * off * off) * (1 - (0.0008 * (nm - 380))) * light(nm) * nm * reflectance(nm) * 1e-6;
            }
        }

        return new(counts[0], counts[1], counts[2]);
    }

    /// <summary>Counted, and divided by what a white surface in the same light would give.</summary>
    public static Tristimulus Balanced(Func<double, double> reflectance, Func<double, double> light)
    {
        var (seen, white) = (Counted(reflectance, light), Counted(_ => 1, light));
        return new(seen.X / white.X, seen.Y / white.Y, seen.Z / white.Z);
    }

    /// <summary>What the surface is to an eye used to the light, shown on a screen.</summary>
    public static Tristimulus Shown(Func<double, double> reflectance, Func<double, double> light) =>
        Srgb.FromXyz * (ChromaticAdaptation.Bradford(StandardObserver.White(light), Whites.D65) * StandardObserver.Surface(reflectance, light));

    /// <summary>As a maker states it: L*a*b* under D50.</summary>
    public static CieLab Stated(Func<double, double> reflectance) => CieLab.Of(
        ChromaticAdaptation.Bradford(Whites.Sun, Whites.D50) * StandardObserver.Surface(reflectance, Sunlight), Whites.D50);

    public static PatchLayout Layout => new(4, 4, [.. Squares.Select(Stated)]);

    public static IReadOnlyList<ColourSample> Samples(Func<double, double> light) =>
        [.. Squares.Select((square, i) => new ColourSample(Layout.Name(i), Balanced(square, light), Shown(square, light)))];

    static Func<double, double> Edge(double low, double rise, double atNm, double widthNm) => nm => low + (rise / (1 + Math.Exp((atNm - nm) / widthNm)));

    static Func<double, double> Hump(double low, double rise, double atNm, double sigmaNm) => nm => low + (rise * Math.Exp(-0.5 * (nm - atNm) * (nm - atNm) / (sigmaNm * sigmaNm)));
}
