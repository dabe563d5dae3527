using Farside.Simulator.Instruments;

namespace Farside.Simulator.Surfaces;

/// <summary>The reflectance spectrum of each surface, made once.</summary>
/// <remarks>
/// Soil and rock: intimate mixtures. The mature soil is made to lie near 0.08 at 750 nm, as the rover's own spectra of its site do (its spectrum N136 of 2020-07-16, brought
/// to incidence 30°, emission 0°, gives 0.080; Yang et al. 2020 describe the way), and to redden as much to 2400 nm. Rock: olivine-norite, low-calcium pyroxene over twice the
/// olivine, about half plagioclase (Lin et al. 2020, Natl. Sci. Rev. 7, 913), under the same dust. Vehicles and colour patches: invented but plausible smooth curves, each with the edges
/// its dye or film is known by.
/// </remarks>
static class SurfaceSpectra
{
    static readonly Dictionary<Surface, MineralMixture> Mixtures = new()
    {
        [Surface.MatureSoil] = new(0.010, 0.045, 0.040, 0.006, 0.380, 0.10),
        [Surface.ImmatureSoil] = new(0.055, 0.080, 0.042, 0.012, 0.42, 0.05),
        [Surface.DisturbedSoil] = new(0.015, 0.052, 0.044, 0.007, 0.347, 0.09),
        [Surface.RockFragment] = new(0.13, 0.125, 0.030, 0.045, 0.42, 0.04),
    };

    static readonly Dictionary<Surface, ReflectanceSpectrum> Spectra = Enum.GetValues<Surface>().ToDictionary(surface => surface, Make);

    /// <summary>Takes a soil's reflectance factor at incidence 30°, emission 0° to the albedo that <see cref="Photometry.Soil"/> multiplies.</summary>
    public static float PhotometricScale { get; } = MathF.Cos(MathF.PI / 6) / Photometry.Soil(MathF.Cos(MathF.PI / 6), 1, MathF.Cos(MathF.PI / 6));

    /// <summary>Soil and rock: reflectance factor at incidence 30°, emission 0°. Everything else: diffuse (Lambertian) reflectance.</summary>
    public static ReflectanceSpectrum Of(Surface surface) => Spectra[surface];

    /// <summary>What a soil or rock is made of; null for what people made.</summary>
    public static MineralMixture? MixtureOf(Surface surface) => Mixtures.GetValueOrDefault(surface);

    static ReflectanceSpectrum Make(Surface surface) => Mixtures.TryGetValue(surface, out var mixture)
        ? mixture.Reflectance()
        : ReflectanceSpectrum.From(nm => Painted(surface, nm));

    static double Painted(Surface surface, double nm) => surface switch
    {
        // Amber polyimide over aluminium: absorbs blue, shows the metal beyond 600 nm.
        Surface.GoldFoil => 0.06 + (0.74 * Edge(nm, 520, 30)),

        // Titanium dioxide absorbs below 400 nm; the binder takes a little in the infrared.
        Surface.WhitePaint or Surface.PatchWhite => (0.05 + (0.80 * Edge(nm, 402, 8))) * Falling(nm, 0.10),
        Surface.BlackPaint or Surface.PatchBlack => 0.035 + (0.010 * Edge(nm, 1500, 300)),
        Surface.GreyMetal => 0.20 + (0.03 * Edge(nm, 900, 250)),
        Surface.SolarCell => 0.020 + (0.030 * (1 - Edge(nm, 470, 25))) + (0.22 * Edge(nm, 1050, 90)),
        Surface.FlagRed or Surface.PatchRed => 0.045 + (0.60 * Edge(nm, 605, 12)),
        Surface.FlagYellow or Surface.PatchYellow => 0.055 + (0.68 * Edge(nm, 515, 12)),
        Surface.PatchLightGrey => 0.42 * Falling(nm, 0.05),
        Surface.PatchDarkGrey => 0.16 * Falling(nm, 0.05),
        Surface.PatchGreen => 0.050 + (0.26 * Bump(nm, 530, 45)) + (0.35 * Edge(nm, 760, 25)),
        _ => 0.045 + (0.32 * Bump(nm, 455, 45)) + (0.40 * Edge(nm, 800, 30)),
    };

    static double Edge(double nm, double at, double widthNm) => 1 / (1 + Math.Exp((at - nm) / widthNm));

    static double Bump(double nm, double at, double sigmaNm) => Math.Exp(-0.5 * (nm - at) * (nm - at) / (sigmaNm * sigmaNm));

    static double Falling(double nm, double byTheEnd) => 1 - (byTheEnd * Math.Max(0, nm - 900) / 1500);
}
