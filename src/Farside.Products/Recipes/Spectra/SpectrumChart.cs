using System.Globalization;
using Farside.Processing.Spectra;
using Farside.Products.Charts;

namespace Farside.Products.Recipes.Spectra;

/// <summary>A spectrum's sheet: reflectance with its errors and the likest of the library; bands over both continua.</summary>
static class SpectrumChart
{
    const int MostMatches = 3;

    public static ChartSheet Of(string title, MeasuredSoil soil, SpectrumFindings findings) => new(title, [Reflectance(soil, findings.Matches), .. findings.Bands.Bands.Count > 0 ? [OverContinuum(soil, findings.Bands)] : Array.Empty<ChartPanel>()])
    {
        Subtitle = Names.Join([.. findings.Bands.Bands.Where(band => band.Continuum == ContinuumKind.Line).Select(Words)]),
        Note = soil.ToStandard is null ? "as seen: the label does not say from where" : "at incidence 30°, emission 0° (Lommel-Seeliger)",
        PanelHeight = 420,
    };

    /// <summary>Radiance against the Sun's of a calibration panel: no ground, no bands.</summary>
    public static ChartSheet OfPanel(string title, MeasuredSoil panel) => new(title,
    [
        new(Across(panel.Joined), new("radiance over that of a white, level surface"))
        {
            Series = [.. new[] { ("VD", panel.CameraAlone), ("SD", panel.InfraredAlone) }.Where(one => one.Item2 is not null).Select(one => Line(one.Item1, one.Item2!))],
        },
    ])
    {
        Note = "calibration panel: kept apart from soils",
    };

    static ChartPanel Reflectance(MeasuredSoil soil, IReadOnlyList<LibraryMatch> matches)
    {
        var best = soil.Best;
        List<ChartSeries> series = [];
        foreach (var alone in new[] { soil.CameraAlone, soil.InfraredAlone }.OfType<ReflectanceSpectrum>().Where(_ => soil.Splice is not null))
        {
            series.Add(Line(series.Count == 0 ? "detectors before joining" : "", alone.Times(soil.ToStandard ?? 1), SeriesMark.Ground));
        }

        series.Add(Line("this soil", best) with { Sigma = [.. Enumerable.Range(0, best.Count).Select(best.Sigma)] });
        series.AddRange(matches.Where(match => match.Channels == best.Count).Take(MostMatches).Select(match =>
            new ChartSeries(match.Spectrum.Name, best.WavelengthsNm, [.. match.Spectrum.At(best.WavelengthsNm).Select(value => value * match.Scale)])));
        return new(Across(best), new("reflectance factor")) { Series = series };
    }

    static ChartPanel OverContinuum(MeasuredSoil soil, BandAnalysis analysis)
    {
        var joined = soil.Joined;
        var hull = BandAnalysis.Removed(joined, joined.Values, BandWindow.OneMicron, ContinuumKind.Hull)!;
        return new(Across(joined), new("over continuum"))
        {
            Series =
            [
                new("hull", joined.WavelengthsNm, hull) { Mark = SeriesMark.Ground },
                new("straight lines", joined.WavelengthsNm, SpectrumTables.OverLine(joined)),
                new("centres", [.. analysis.Bands.Select(band => band.CentreNm.Value)], [.. analysis.Bands.Select(band => 1 - band.Depth.Value)]) { Mark = SeriesMark.Dots, Sigma = [.. analysis.Bands.Select(band => band.Depth.Sigma)] },
            ],
            Levels = [(1, "continuum")],
            Spans = [.. new[] { BandWindow.OneMicron, BandWindow.TwoMicron }.SelectMany(Shoulders).Distinct()],
            Weight = 0.8,
        };
    }

    static ChartAxis Across(ReflectanceSpectrum spectrum) => new("wavelength, nm", From: spectrum.WavelengthsNm[0], To: spectrum.WavelengthsNm[^1]);

    static IEnumerable<(double, double, string)> Shoulders(BandWindow band) => [(band.LeftFromNm, band.LeftToNm, "shoulder"), (band.RightFromNm, band.RightToNm, "shoulder")];

    static ChartSeries Line(string name, ReflectanceSpectrum spectrum, SeriesMark mark = SeriesMark.Line) => new(name, spectrum.WavelengthsNm, spectrum.Values) { Mark = mark };

    static string Words(BandReading band) => string.Create(CultureInfo.InvariantCulture, $"band at {band.CentreNm.Value:0} ± {band.CentreNm.Sigma:0} nm, {100 * band.Depth.Value:0.0} ± {100 * band.Depth.Sigma:0.0} % deep");
}
