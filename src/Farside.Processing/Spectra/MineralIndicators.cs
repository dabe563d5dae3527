namespace Farside.Processing.Spectra;

/// <summary>Olivine and pyroxene by published regressions on both bands' centres and areas.</summary>
/// <remarks>They were found on unweathered meteorite powders. Weathering and glass in lunar soil weaken the band at 2 µm more than that at 1 µm, so that soils look richer in olivine than they are.</remarks>
public static class MineralIndicators
{
    const string Dunn = "Dunn et al. 2010, Icarus 208, 789: ordinary chondrites";
    const string Burbine = "Burbine et al. 2009, Meteorit. Planet. Sci. 44, 1331: howardites, eucrites, diogenites";

    public static IReadOnlyList<MineralIndicator> Of(BandShape? one, BandShape? two)
    {
        var indicators = new List<MineralIndicator>();
        if (one is { AreaNm: > 0 } first && two is { } second)
        {
            var ratio = second.AreaNm / first.AreaNm;
            indicators.Add(New("band area ratio", ratio, "1", "area at 2 um / area at 1 um", "Cloutis et al. 1986, J. Geophys. Res. 91, 11641"));
            indicators.Add(New("olivine / (olivine + pyroxene)", -0.242 * ratio + 0.728, "1", "-0.242 x band area ratio + 0.728", Dunn));
        }

        if (one is { CentreNm: var centre })
        {
            indicators.Add(New("pyroxene, calcium (Wo)", (396.13 * centre / 1000) - 360.55, "mol%", "396.13 x centre at 1 um - 360.55", Burbine));
            indicators.Add(New("pyroxene, iron (Fs)", (1023.4 * centre / 1000) - 913.82, "mol%", "1023.4 x centre at 1 um - 913.82", Burbine));
        }

        if (two is { CentreNm: var longer })
        {
            indicators.Add(New("pyroxene, calcium (Wo), by 2 um", (79.905 * longer / 1000) - 148.3, "mol%", "79.905 x centre at 2 um - 148.3", Burbine));
            indicators.Add(New("pyroxene, iron (Fs), by 2 um", (205.86 * longer / 1000) - 364.3, "mol%", "205.86 x centre at 2 um - 364.3", Burbine));
        }

        return indicators;
    }

    static MineralIndicator New(string name, double value, string unit, string formula, string source) => new(name, new(value, double.NaN), unit, formula, source);
}
