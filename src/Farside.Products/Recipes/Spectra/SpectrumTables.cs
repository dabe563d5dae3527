using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Farside.Processing.Spectra;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Spectra;

/// <summary>A spectrum as tables: CSV for spreadsheets, ECSV for astropy, JSON for programs.</summary>
static class SpectrumTables
{
    static readonly (string Name, string Unit, string Type, string Description)[] Columns =
    [
        ("wavelength_nm", "nm", "float64", "centre of the channel"),
        ("detector", "", "string", "VD the camera's cube, SD the infrared spectrum, both where they overlap"),
        ("radiance", "W / (m2 nm sr)", "float64", "as released, with the factors of the first lunar days; the infrared's where both are"),
        ("reflectance", "", "float64", "reflectance factor pi L d2 / (J cos i), detectors joined"),
        ("sigma_reflectance", "", "float64", "one standard deviation: noise, and the errors of joining"),
        ("noise_reflectance", "", "float64", "the part of it that is the channel's own"),
        ("reflectance_standard", "", "float64", "at incidence 30, emission 0, phase 30 degrees (Lommel-Seeliger)"),
        ("sigma_reflectance_standard", "", "float64", "one standard deviation, the photometric function's own error not in it"),
        ("over_line", "", "float64", "over the straight continua of the bands at 1 and 2 um"),
        ("over_hull", "", "float64", "over the convex hull of the smoothed spectrum"),
    ];

    public static void Write(Workbench bench, MeasuredSoil soil)
    {
        var rows = Rows(soil).ToList();
        bench.Write("spectrum.csv", FileRole.Table, Csv(rows));
        bench.Write("spectrum.ecsv", FileRole.Data, Ecsv(bench, rows));
    }

    public static void Write(Workbench bench, MeasuredSoil soil, SpectrumFindings findings)
    {
        bench.Write("bands.csv", FileRole.Table, Bands(findings.Bands.Bands));
        bench.Write("matches.csv", FileRole.Table, Matches(findings.Matches));
        bench.Write("curves.csv", FileRole.Data, Curves(soil, findings.Matches));
        bench.Write("spectrum.json", FileRole.Data, DataJson.Write(Json(soil, findings)));
    }

    static IEnumerable<string[]> Rows(MeasuredSoil soil)
    {
        var (joined, standard) = (soil.Joined, soil.ToStandard is { } factor ? soil.Joined.Times(factor) : null);
        var (line, hull) = (OverLine(joined), BandAnalysis.Removed(joined, joined.Values, BandWindow.OneMicron, ContinuumKind.Hull));
        for (var at = 0; at < joined.Count; at++)
        {
            var nm = joined.WavelengthsNm[at];
            var (camera, infrared) = (Place(soil.Camera, nm), Place(soil.Infrared, nm));
            var radiance = infrared >= 0 ? soil.Infrared!.Radiance[infrared] : soil.Camera!.Radiance[camera];
            yield return
            [
                nm.ToString("0.###", CultureInfo.InvariantCulture), camera >= 0 && infrared >= 0 ? "VD+SD" : camera >= 0 ? "VD" : "SD",
                .. new[] { radiance, joined.Values[at], joined.Sigma(at), joined.Noise[at], standard?.Values[at], standard?.Sigma(at), line[at], hull?[at] }.Select(Number),
            ];
        }
    }

    /// <summary>Over the line of the band at 1 µm up to where that at 2 µm begins, then over the other.</summary>
    public static double[] OverLine(ReflectanceSpectrum spectrum)
    {
        var (one, two) = (BandAnalysis.Removed(spectrum, spectrum.Values, BandWindow.OneMicron, ContinuumKind.Line), BandAnalysis.Removed(spectrum, spectrum.Values, BandWindow.TwoMicron, ContinuumKind.Line));
        return [.. spectrum.WavelengthsNm.Select((nm, at) => nm < BandWindow.OneMicron.LeftFromNm ? double.NaN : nm <= BandWindow.OneMicron.RightNm ? one?[at] ?? double.NaN : two?[at] ?? double.NaN)];
    }

    static int Place(DetectorReading? reading, double nm) => reading is null ? -1 : Array.IndexOf(reading.WavelengthsNm, nm);

    static byte[] Csv(List<string[]> rows) => Text(string.Join(',', Columns.Select(column => column.Name)), rows.Select(row => string.Join(',', row)));

    // As astropy writes it: a YAML head behind number signs, then columns apart by commas.
    static byte[] Ecsv(Workbench bench, List<string[]> rows)
    {
        var head = new StringBuilder("# %ECSV 1.0\n# ---\n# delimiter: ','\n# datatype:\n");
        foreach (var (name, unit, type, description) in Columns)
        {
            head.Append(CultureInfo.InvariantCulture, $"# - {{name: {name}, {(unit.Length > 0 ? $"unit: {unit}, " : "")}datatype: {type}, description: '{description}'}}\n");
        }

        head.Append(CultureInfo.InvariantCulture, $"# meta: !!omap\n# - title: '{Quoted(bench.Title)}'\n# - credit: '{Quoted(bench.Rights.Credit)}'\n{(bench.IsSimulated ? $"# - warning: {Core.Records.Credit.Simulated}\n" : "")}# schema: astropy-2.0\n");
        return [.. Encoding.UTF8.GetBytes(head.ToString()), .. Csv(rows)];
    }

    static string Quoted(string text) => text.Replace("'", "''", StringComparison.Ordinal).ReplaceLineEndings(" ");

    static byte[] Bands(IReadOnlyList<BandReading> bands) => Text(
        "band,continuum,centre_nm,sigma_centre_nm,depth,sigma_depth,area_nm,sigma_area_nm,asymmetry,sigma_asymmetry",
        bands.Select(band => $"{band.Band.Name},{Word(band.Continuum)},{string.Join(',', new[] { band.CentreNm, band.Depth, band.AreaNm, band.Asymmetry }.Select(Pair))}"));

    static byte[] Matches(IReadOnlyList<LibraryMatch> matches) => Text(
        "spectrum,file,angle_deg,angle_of_bands_deg,share,sigma_share,scale,channels",
        matches.Select(match => $"{match.Spectrum.Name},{match.Spectrum.Source},{Number(match.Angle.Degrees)},{Number(match.BandAngle.Degrees)},{Pair(match.Share)},{Number(match.Scale)},{match.Channels}"));

    // The library as a page lays it over the spectrum: each at the brightness that fits best.
    static byte[] Curves(MeasuredSoil soil, IReadOnlyList<LibraryMatch> matches)
    {
        var (best, others) = (soil.Best, matches.Select(match => (match.Spectrum.Name, Values: match.Spectrum.At(soil.Best.WavelengthsNm), match.Scale)).ToList());
        return Text(string.Join(',', ["wavelength_nm", "reflectance", "sigma_reflectance", .. others.Select(other => other.Name)]), Enumerable.Range(0, best.Count).Select(at =>
            string.Join(',', [best.WavelengthsNm[at].ToString("0.###", CultureInfo.InvariantCulture), Number(best.Values[at]), Number(best.Sigma(at)), .. others.Select(other => Number(other.Scale * other.Values[at]))])));
    }

    static JsonObject Json(MeasuredSoil soil, SpectrumFindings findings) => new()
    {
        ["sun"] = new JsonObject { ["incidenceDeg"] = DataJson.Decimals(soil.Sun.Incidence.Degrees), ["distanceAu"] = DataJson.Decimals(soil.Sun.DistanceAu), ["labelLessSkyDeg"] = DataJson.Decimals(soil.Sun.OffDeg) },
        ["view"] = soil.Geometry is { } view ? new JsonObject { ["emissionDeg"] = DataJson.Decimals(view.Emission.Degrees), ["phaseDeg"] = DataJson.Decimals(view.Phase.Degrees), ["toStandard"] = DataJson.Digits(soil.ToStandard!.Value) } : null,
        ["footprint"] = new JsonObject { ["pixels"] = soil.FootprintPixels, ["shadowShare"] = DataJson.Decimals(soil.ShadowShare), ["litOverAll"] = DataJson.Decimals(soil.LitOverAll) },
        ["splice"] = soil.Splice is { } splice ? new JsonObject { ["scale"] = DataJson.Digits(splice.Scale), ["sigmaScale"] = DataJson.Digits(splice.ScaleSigma), ["step"] = DataJson.Digits(splice.Step), ["sigmaStep"] = DataJson.Digits(splice.StepSigma), ["mended"] = splice.IsStepMended } : null,
        ["earlyFactors"] = (soil.Infrared ?? soil.Camera)!.HasEarlyFactors,
        ["bands"] = new JsonArray([.. findings.Bands.Bands.Select(Json)]),
        ["indicators"] = new JsonArray([.. findings.Bands.Indicators.Select(Json)]),
        ["shade"] = Json(findings.Shade),
        ["matches"] = new JsonArray([.. findings.Matches.Select(Json)]),
    };

    static JsonNode Json(BandReading band) => new JsonObject
    {
        ["band"] = band.Band.Name,
        ["continuum"] = Word(band.Continuum),
        ["centreNm"] = Json(band.CentreNm),
        ["depth"] = Json(band.Depth),
        ["areaNm"] = Json(band.AreaNm),
        ["asymmetry"] = Json(band.Asymmetry),
    };

    static JsonNode Json(MineralIndicator indicator) => new JsonObject { ["name"] = indicator.Name, ["value"] = Json(indicator.Value), ["unit"] = indicator.Unit, ["formula"] = indicator.Formula, ["source"] = indicator.Source };

    static JsonNode Json(LibraryMatch match) => new JsonObject
    {
        ["spectrum"] = match.Spectrum.Name,
        ["file"] = match.Spectrum.Source,
        ["angleDeg"] = DataJson.Decimals(match.Angle.Degrees),
        ["angleOfBandsDeg"] = DataJson.Decimals(match.BandAngle.Degrees),
        ["share"] = Json(match.Share),
        ["channels"] = match.Channels,
    };

    static JsonObject? Json(Estimate estimate) => double.IsNaN(estimate.Value) ? null : new() { ["value"] = DataJson.Decimals(estimate.Value), ["sigma"] = DataJson.Decimals(estimate.Sigma) };

    static string Word(ContinuumKind kind) => kind == ContinuumKind.Line ? "line" : "hull";

    static string Pair(Estimate estimate) => $"{Number(estimate.Value)},{Number(estimate.Sigma)}";

    static string Number(double? value) => value is { } known && double.IsFinite(known) ? known.ToString("0.######e0", CultureInfo.InvariantCulture) is var exact && Math.Abs(known) is >= 1e-3 or 0 ? known.ToString("0.######", CultureInfo.InvariantCulture) : exact : "";

    static string Number(double value) => Number((double?)value);

    static byte[] Text(string heading, IEnumerable<string> rows) => Encoding.UTF8.GetBytes(heading + "\n" + string.Concat(rows.Select(row => row + "\n")));
}
