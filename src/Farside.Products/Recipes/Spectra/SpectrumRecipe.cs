using System.Globalization;
using Farside.Archive.Missions;
using Farside.Core.Measurements;
using Farside.Processing.Spectra;
using Farside.Products.Recipes.Particles;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Spectra;

/// <summary>One look of the rover's spectrometer → a reflectance spectrum with errors, its bands, the minerals they go with, the likest of a library; a picture of what was looked at.</summary>
public sealed class SpectrumRecipe(SpectrumOptions options) : Recipe
{
    const long OwnMemory = 96L << 20;
    const double ShadowWorthSaying = 0.02;

    readonly Lazy<SpectralLibrary> _library = new(() => SpectralLibrary.Open(options.Library));

    public SpectrumRecipe()
        : this(new())
    {
    }

    public override string Name => "spectrum";
    public override int Version => 2;

    public override IEnumerable<Job> Plan(Shelf shelf) =>
        from look in SpectrumLook.Of(shelf)
        let first = look.Entries[0]
        select new Job(Name, look.Id)
        {
            Inputs = look.Entries,
            Options = RecipeJson.Element(new SpectrumRecord(options.Draws, options.Seed, look.IsCalibration ? [] : _library.Value.Digests)),
            MemoryBytes = OwnMemory + (4 * look.Entries.Sum(entry => entry.DataBytes)),
            Subject = new(first.Name!.Instrument, first.Name.Sequence, "", first.Name.Mission),
        };

    public override void Make(Job job, Workbench bench)
    {
        var read = job.Inputs.Select(bench.Read).ToList();
        var (spectrum, cube) = (read.OfType<Spectrum>().FirstOrDefault(), read.OfType<SpectralCube>().FirstOrDefault());
        var observation = read[0].Observation;
        var mission = MissionRegistry.Find(observation.Mission)!;
        var isCalibration = observation.Mode.EndsWith('C');
        bench.Title = Names.Join(Names.Mission(mission.Name), isCalibration ? "calibration spectrum" : "reflectance spectrum", Names.Period(mission.Name, observation.Sequence));
        StatePlace(bench, read);
        var footprint = FootprintOf(mission, observation.Instrument, cube);
        var soil = MeasuredSoil.Of(mission, spectrum, cube, footprint);
        SpectrumTables.Write(bench, soil);
        if (isCalibration)
        {
            ParticleTables.Save(bench, "spectrum", SpectrumChart.OfPanel(bench.Title, soil));
            bench.State("Calibration", "taken of the instrument's own panel: its radiance over that of a white, level surface, no reflectance of ground; never mixed with soils");
            return;
        }

        var findings = SpectrumFindings.Of(soil, _library.Value, options);
        SpectrumTables.Write(bench, soil, findings);
        ParticleTables.Save(bench, "spectrum", SpectrumChart.Of(bench.Title, soil, findings));
        if (cube is not null && soil.Camera is { } camera)
        {
            var page = FootprintPicture.Draw(bench, cube, camera.Sun, camera.Channels.Irradiance, footprint, soil);
            ProductPictures.SaveOnly(bench, "footprint", page.ToBitmap());
            bench.Write("footprint.svg", FileRole.Data, page.ToSvg());
        }

        State(bench, soil, findings);
    }

    // A cube of fewer pixels than the detector has had them binned.
    static Footprint FootprintOf(Mission mission, string instrument, SpectralCube? cube)
    {
        var facts = mission.Instrument(instrument)!.Facts;
        var whole = new Footprint(facts.Number("footprint.line") ?? 0, facts.Number("footprint.sample") ?? 0, facts.Number("footprint.radius") ?? 0);
        return cube is null || facts.Number("modes.VD.lines") is not { } lines ? whole : whole.Binned(lines / cube.Lines);
    }

    // What the first label says of where the rover stood: the map finds the product by it. A single label's facts are the product's anyway.
    static void StatePlace(Workbench bench, List<Measurement> read)
    {
        foreach (var (name, text) in read.Count > 1 ? read[0].Observation.Facts.Where(fact => fact.Key.StartsWith("Rover", StringComparison.Ordinal)) : [])
        {
            bench.State(name, text);
        }
    }

    static void State(Workbench bench, MeasuredSoil soil, SpectrumFindings findings)
    {
        var best = soil.Best;
        var sigmas = Enumerable.Range(0, best.Count).Select(at => 100 * best.Sigma(at) / best.Values[at]).Order().ToList();
        bench.Measure("reflectance at 750 nm", At(best, 750));
        bench.Measure("reflectance at 1550 nm", At(best, 1550));
        bench.Measure("standard deviation of a channel, median", sigmas[sigmas.Count / 2], "%");
        bench.Measure("solar incidence, label less sky", soil.Sun.OffDeg, "°");
        bench.Measure("footprint in shadow", 100 * soil.ShadowShare, "%");
        StateJoining(bench, soil);
        foreach (var band in findings.Bands.Bands.Where(band => band.Continuum == ContinuumKind.Line))
        {
            Measure(bench, $"band at {band.Band.Name}, centre", band.CentreNm, "nm");
            Measure(bench, $"band at {band.Band.Name}, depth", band.Depth, "");
        }

        foreach (var indicator in findings.Bands.Indicators)
        {
            bench.State(Capital(indicator.Name), string.Create(CultureInfo.InvariantCulture, $"{indicator.Value.Value:0.00} ± {indicator.Value.Sigma:0.00}{(indicator.Unit == "1" ? "" : " " + indicator.Unit)} = {indicator.Formula} ({indicator.Source})"));
        }

        StateLibrary(bench, findings);
        StateMethod(bench, soil);
    }

    static void StateJoining(Workbench bench, MeasuredSoil soil)
    {
        if (soil.Splice is not { } splice)
        {
            return;
        }

        bench.Measure("step at 1380 nm", 100 * splice.Step, "%");
        bench.Measure("standard deviation, step at 1380 nm", 100 * splice.StepSigma, "%");
        if (!double.IsNaN(splice.Scale))
        {
            bench.Measure("camera multiplied by", splice.Scale);
            bench.Measure("standard deviation, camera multiplied by", splice.ScaleSigma);
        }

        bench.State("Joining", splice.IsStepMended
            ? "all at the infrared detector's level behind 1380 nm: channels before it raised by the step found there, the camera's by what both detectors see from 900 to 945 nm"
            : "no step at 1380 nm stands out of the noise; the camera is brought to the infrared detector by what both see from 900 to 945 nm");
    }

    static void StateLibrary(Workbench bench, SpectrumFindings findings)
    {
        if (findings.Matches is [var likest, ..])
        {
            bench.State("Likest of the library", string.Create(CultureInfo.InvariantCulture, $"{likest.Spectrum.Name}, {likest.Angle.Degrees:0.00}° apart"));
        }

        var shares = findings.Matches.Where(match => match.Share.Value > 0.005).OrderByDescending(match => match.Share.Value).Select(match => string.Create(CultureInfo.InvariantCulture, $"{match.Spectrum.Name} {100 * match.Share.Value:0} ± {100 * match.Share.Sigma:0} %")).ToList();
        if (shares.Count > 0)
        {
            bench.State("As a patchwork", $"{string.Join(", ", shares)}; {100 * findings.Shade.Value:0} % of the whole is shade. Areas side by side mix so, grains in one another's light do not");
        }

        if (findings.Library.Others.Count > 0)
        {
            bench.State("Not read as spectra", string.Join(", ", findings.Library.Others.Take(8)));
        }
    }

    static void StateMethod(Workbench bench, MeasuredSoil soil)
    {
        bench.State("Reflectance", string.Create(CultureInfo.InvariantCulture, $"π L d² / (J cos i): Sun at {soil.Sun.DistanceAu:0.000000} AU by our ephemeris, incidence {soil.Sun.Incidence.Degrees:0.000}° by {(double.IsNaN(soil.Sun.OffDeg) ? "our sky, since the label states none" : "the label")}"));
        if (soil.Sun.IsOff)
        {
            bench.State("Warning", string.Create(CultureInfo.InvariantCulture, $"the label's solar incidence lies {Math.Abs(soil.Sun.OffDeg):0.00}° from the sky's: reflectances are off by {100 * Math.Abs((Math.Cos((soil.Sun.Incidence.Degrees - soil.Sun.OffDeg) * Math.PI / 180) / Math.Cos(soil.Sun.Incidence.Radians)) - 1):0.0} % if the sky is right"));
        }

        bench.State("Errors", "noise of each channel by what its neighbours scatter, errors of joining on top; the detectors' absolute calibration is not in them (on the ground spectra of the sister instrument came out within 8 %: Liu B. et al.)");
        bench.State("Standard geometry", soil.ToStandard is { } factor
            ? string.Create(CultureInfo.InvariantCulture, $"multiplied by {factor:0.000}: Lommel-Seeliger with LROC's phase curve, from incidence {soil.Sun.Incidence.Degrees:0.0}°, emission {soil.Geometry!.Value.Emission.Degrees:0.0}°, phase {soil.Geometry.Value.Phase.Degrees:0.0}° of level ground")
            : "not reckoned: the label does not say from where the ground was seen");
        if (soil.ShadowShare > ShadowWorthSaying)
        {
            bench.State("Shadow", string.Create(CultureInfo.InvariantCulture, $"{100 * soil.ShadowShare:0.#} % of the footprint; its lit pixels are {soil.LitOverAll:0.000} times as bright as all of them together, and so would the reflectance be"));
        }

        if ((soil.Infrared ?? soil.Camera)!.HasEarlyFactors)
        {
            bench.State("Early days", "radiances multiplied by the published factors for lunar days before the seventh");
        }
    }

    static void Measure(Workbench bench, string name, Estimate estimate, string unit)
    {
        bench.Measure(name, estimate.Value, unit);
        bench.Measure($"standard deviation, {name}", estimate.Sigma, unit);
    }

    static double At(ReflectanceSpectrum spectrum, double nm) => Array.IndexOf(spectrum.WavelengthsNm, nm) is >= 0 and var at ? spectrum.Values[at] : double.NaN;

    static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
