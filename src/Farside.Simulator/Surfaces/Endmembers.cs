namespace Farside.Simulator.Surfaces;

/// <summary>
/// Reflectance of the pure minerals: a straight continuum in the logarithm, lowered by absorption bands at published centres. Models, not measurements;
/// only the weathered matrix stands on a measured spectrum, Apollo 16 soil 62231.
/// </summary>
/// <remarks>
/// Band centres: low-calcium pyroxene 0.90–0.93 and 1.80–1.95 µm, high-calcium 0.97–1.03 and 2.2–2.3 µm (Adams 1974, J. Geophys. Res. 79, 4829; Cloutis &amp; Gaffey
/// 1991, J. Geophys. Res. 96, 22809), olivine 0.86, 1.05, 1.25 µm and plagioclase 1.25 µm (Burns 1993, Mineralogical Applications of Crystal Field Theory, 2nd ed.);
/// all with the charge-transfer edge in the ultraviolet. Strengths and continua: plausible for fine powders.
/// </remarks>
static class Endmembers
{
    static readonly double[] Highland = [.. NumberTable.Rows("apollo-16-soil-62231.csv").Select(row => row[1])];

    public static ReflectanceSpectrum Plagioclase { get; } = Model(0.72, 0.10, new(1255, 330, 0.10), new(300, 150, 0.5));
    public static ReflectanceSpectrum LowCalciumPyroxene { get; } = Model(0.52, 0.22, new(915, 190, 0.95), new(1880, 560, 0.80), new(1170, 200, 0.05), new(300, 160, 1.0));
    public static ReflectanceSpectrum HighCalciumPyroxene { get; } = Model(0.48, 0.25, new(985, 210, 0.75), new(2230, 560, 0.55), new(1170, 200, 0.10), new(300, 160, 1.0));
    public static ReflectanceSpectrum Olivine { get; } = Model(0.62, 0.12, new(860, 190, 0.25), new(1055, 260, 0.55), new(1260, 420, 0.55), new(300, 150, 0.8));

    /// <summary>The measured highland soil, darkened and reddened by the iron of more mafic ground.</summary>
    /// <param name="brightness">Factor at 750 nm.</param>
    /// <param name="redness">Added to the natural logarithm for each reciprocal micrometre away from 750 nm.</param>
    public static ReflectanceSpectrum Weathered(double brightness, double redness) => ReflectanceSpectrum.From(nm =>
        brightness * Highland[(int)((nm - ReflectanceSpectrum.FirstNm) / ReflectanceSpectrum.StepNm)] * Math.Exp(redness * ((1 / 0.75) - (1000 / nm))));

    static ReflectanceSpectrum Model(double at1500, double slope, params AbsorptionBand[] bands) => ReflectanceSpectrum.From(nm =>
        at1500 * Math.Exp((-slope * ((1000 / nm) - (1 / 1.5))) - bands.Sum(band => band.At(nm))));
}
