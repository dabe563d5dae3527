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
        var profile = RadarProfile.Of(even.Section, even.Traces, Chain(options, mhz, zero), zero is null ? null : depth, mhz, new(-1, bench.Cancellation));
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
        var path = bench.Place("profile.sgy", FileRole.Data, profile.Section.Samples, profile.Section.Traces);
        SegYWriter.Write(path, ProfileFiles.File(profile), ProfileFiles.Words(profile, bench.Title, bench.Rights.Credit, bench.IsSimulated));
        var (first, last) = (profile.Traces[0].Time.ToUtcText(), profile.Traces[^1].Time.ToUtcText());
        bench.Write("profile.xml", FileRole.Data, ProfileFiles.Label(profile, "profile.sgy", bench.Key, bench.Title, first, last));
        foreach (var site in Sites(about).Where(_ => profile.Depth is not null))
        {
            bench.Write($"scatterers-{site.Key}.geojson", FileRole.Data, ProfileFiles.Picks(profile, site.Value, bench.IsSimulated));
        }
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
            bench.State("Periods begin at", string.Join(", ", gathered.BeginningsM.Select(metres => metres.ToString("0.0", CultureInfo.InvariantCulture))) + " m along the way; between two of them the rover may have driven unheard");
        }

        if (zero is null)
        {
            bench.State("Depth", "none: where this receiver's two-way time begins has not been published");
            return;
        }

        bench.State("Depth", string.Create(CultureInfo.InvariantCulture, $"for a permittivity of {profile.Depth!.Value.Taken:0.0#}, between those of {profile.Depth.Value.Least:0.0#} and {profile.Depth.Value.Greatest:0.0#}; 100 ns are {profile.Depth.Value.At(100):0.00} m, {profile.Depth.Value.Band(100).Least:0.00} to {profile.Depth.Value.Band(100).Greatest:0.00}"));
        bench.Measure("scatterers whose hyperbola was fitted", profile.Picks.Count);
        if (profile.Picks.Count > 0)
        {
            var byPermittivity = profile.Picks.OrderBy(pick => pick.Permittivity).ToList();
            bench.Measure("permittivity by hyperbolas, median", byPermittivity[byPermittivity.Count / 2].Permittivity);
            bench.Measure("permittivity by hyperbolas, median of one sigma", profile.Picks.Select(pick => pick.PermittivitySigma).Order().ElementAt(profile.Picks.Count / 2));
        }
    }
}
