using System.Globalization;
using Farside.Archive.Missions;
using Farside.Core.Measurements;
using Farside.Core.Sky;
using Farside.Formats.Png;
using Farside.Formats.Radar;
using Farside.Processing.Radar;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Radargrams;

/// <summary>From gathered traces to a profile and its files.</summary>
static class ProfileMaker
{
    const double UsualMhz = 500;

    /// <returns>False where there is no way to draw: fewer than two moving traces with places.</returns>
    public static bool Make(Workbench bench, Radargram about, ProfileGathering gathered, RadargramOptions options, double shownNs, bool isAlone)
    {
        if (gathered.Even() is not { } even)
        {
            return false;
        }

        var (zero, mhz) = (RadarZero.Of(about), about.CentralFrequencyMhz ?? UsualMhz);
        var depth = new Depth(options.LeastPermittivity, options.Permittivity, options.GreatestPermittivity);
        var chain = new ProfileChain(Chain(options, mhz, zero), zero is null ? null : depth, mhz, RadarZero.SigmaNs(about));
        var profile = RadarProfile.Of(even.Parts, even.Traces, chain, new(-1, bench.Cancellation));
        Pictures(bench, profile, shownNs, isAlone);
        Files(bench, profile, about);
        State(bench, profile, gathered, zero);
        return true;
    }

    /// <summary>The steps that were asked for.</summary>
    public static IReadOnlyList<RadarStep> Chain(RadargramOptions options, double mhz, TimeZeroStep? zero) =>
        options.Steps.Count > 0 ? [.. options.Steps.Select(RadarStepText.Parse)] : RadarPresets.Of(options.Preset, mhz, zero);

    static void Pictures(Workbench bench, RadarProfile profile, double shownNs, bool isAlone)
    {
        var picture = ProfilePicture.Draw(profile, profile.Section, shownNs, bench.Title, bench.Rights.Credit, bench.IsSimulated);
        if (isAlone)
        {
            ProductPictures.Save(bench, "profile", picture, PngColour.Srgb);
        }
        else
        {
            ProductPictures.SaveOnly(bench, "profile", picture);
        }

        if (profile.Migrated is { } migrated)
        {
            ProductPictures.SaveOnly(bench, "migrated", ProfilePicture.Draw(profile, migrated, shownNs, bench.Title, bench.Rights.Credit, bench.IsSimulated));
        }
    }

    static void Files(Workbench bench, RadarProfile profile, Radargram about)
    {
        bench.Write("profile.csv", FileRole.Table, ProfileFiles.Table(profile));
        Section(bench, profile, profile.Section, "profile.sgy", profile.Steps);
        if (profile.Migrated is { } migrated)
        {
            Section(bench, profile, migrated, "migrated.sgy", ProfileFiles.MigratedSteps(profile));
        }

        var (first, last) = (profile.Traces[0].Time.ToUtcText(), profile.Traces[^1].Time.ToUtcText());
        bench.Write("profile.xml", FileRole.Data, ProfileFiles.Label(profile, "profile.sgy", bench.Key, bench.Title, first, last));
        if (profile.Depth is null)
        {
            return;
        }

        bench.Write("layers.csv", FileRole.Table, LayerFiles.Table(profile));
        foreach (var site in Sites(about))
        {
            bench.Write($"scatterers-{site.Key}.geojson", FileRole.Data, ProfileFiles.Picks(profile, site.Value, bench.IsSimulated));
            bench.Write($"layers-{site.Key}.geojson", FileRole.Data, LayerFiles.GeoJson(profile, site.Value, bench.IsSimulated));
        }
    }

    static void Section(Workbench bench, RadarProfile profile, RadarSection section, string name, IReadOnlyList<RadarStep> steps)
    {
        var path = bench.Place(name, FileRole.Data, section.Samples, section.Traces);
        SegYWriter.Write(path, ProfileFiles.File(profile, section), ProfileFiles.Words(steps, bench.Title, bench.Rights.Credit, bench.IsSimulated));
    }

    static IEnumerable<KeyValuePair<string, LunarSite>> Sites(Radargram about) =>
        (MissionRegistry.Find(about.Observation.Mission)?.Sites ?? new Dictionary<string, LunarSite>()).OrderBy(site => site.Key, StringComparer.Ordinal);

    static void State(Workbench bench, RadarProfile profile, ProfileGathering gathered, TimeZeroStep? zero)
    {
        bench.Measure("traces dropped, of a standing rover or without a place", gathered.Stored - gathered.Kept);
        bench.Measure("share of traces dropped", (gathered.Stored - gathered.Kept) / (double)Math.Max(1, gathered.Stored));
        bench.Measure("way of the profile", profile.Traces[^1].AlongM, "m");
        bench.Measure("spacing of the profile", profile.Section.SpacingM, "m");
        for (var i = 0; i < profile.Steps.Count; i++)
        {
            bench.State($"Profile, step {i + 1}", profile.Steps[i].ToString());
        }

        if (gathered.BeginningsM.Count > 1)
        {
            bench.State("Periods begin at", string.Join(", ", gathered.BeginningsM.Select(metres => metres.ToString("0.0", CultureInfo.InvariantCulture))) + " m along the way; each is processed by itself, and between two of them, where the rover may have driven unheard, the profile is silent");
        }

        if (zero is null)
        {
            bench.State("Depth", "none: where this receiver's two-way time begins has not been published");
            return;
        }

        bench.State("Depth", string.Create(CultureInfo.InvariantCulture, $"for a permittivity of {profile.Depth!.Value.Taken:0.0#}, between those of {profile.Depth.Value.Least:0.0#} and {profile.Depth.Value.Greatest:0.0#}; 100 ns are {profile.Depth.Value.At(100):0.00} m, {profile.Depth.Value.Band(100).Least:0.00} to {profile.Depth.Value.Band(100).Greatest:0.00}"));
        Layers(bench, profile);
        bench.Measure("scatterers whose hyperbola was fitted", profile.Picks.Count);
        if (profile.Picks.Count > 0)
        {
            var byPermittivity = profile.Picks.OrderBy(pick => pick.Permittivity).ToList();
            bench.Measure("permittivity by hyperbolas, median", byPermittivity[byPermittivity.Count / 2].Permittivity);
            bench.Measure("permittivity by hyperbolas, median of one sigma", profile.Picks.Select(pick => pick.PermittivitySigma).Order().ElementAt(profile.Picks.Count / 2));
        }
    }

    static void Layers(Workbench bench, RadarProfile profile)
    {
        var ground = profile.Permittivity!;
        bench.Measure("layers followed", profile.Layers.Count);
        if (profile.Layers.Count == 0)
        {
            bench.State("Layers", "none: no echo that keeps its phase for long enough stands out. What is level along the whole way goes with the background");
            return;
        }

        var middle = profile.Layers[profile.Layers.Count / 2].Ns;
        bench.State("Depth of layers", string.Create(CultureInfo.InvariantCulture, $"by a permittivity of {ground.At(middle):0.00} ± {ground.SigmaAt(middle):0.00} above {middle:0} ns, {(ground.Hyperbolas > 0 ? $"as {ground.Hyperbolas} hyperbolas say" : "taken, not measured: too few hyperbolas")}"));
        bench.Measure("way along which a layer was followed", profile.Layers.SelectMany(layer => layer.Points.Select(point => point.Trace)).Distinct().Count() * profile.Section.SpacingM, "m");
        bench.Measure("depth of the deepest layer", profile.Layers.Max(layer => ground.DepthM(layer.Ns)), "m");
    }
}
