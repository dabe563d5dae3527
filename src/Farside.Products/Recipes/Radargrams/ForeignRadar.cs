using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Farside.Formats.Png;
using Farside.Formats.Radar;
using Farside.Processing.Radar;

namespace Farside.Products.Recipes.Radargrams;

/// <summary>Anybody's radar file through the same chain: a picture, SEG-Y, and what was done.</summary>
public static class ForeignRadar
{
    const double UsualMhz = 500;
    const double MostDipDeg = 15; // nobody knows where somebody else drove
    static readonly JsonSerializerOptions Plain = new() { WriteIndented = true, NewLine = "\n" };

    /// <param name="steps">None takes the preset.</param>
    /// <param name="intervalNs">Where the file's own sampling interval is wrong; null believes it.</param>
    /// <param name="spacingM">Between traces, where the file does not say; null believes it.</param>
    /// <returns>What was made and measured, as <c>radar.json</c> has it.</returns>
    public static JsonObject Make(string path, string preset, IReadOnlyList<string> steps, Depth depth, double? intervalNs, double? spacingM, string folder, RadarWork work)
    {
        var file = RadarFiles.Read(path);
        var mhz = file.CentralMhz ?? UsualMhz;
        var section = SectionOf(file, intervalNs, spacingM);
        var chain = steps.Count > 0 ? steps.Select(RadarStepText.Parse).ToList() : RadarPresets.Of(preset, mhz, null);
        var profile = RadarProfile.Of(section, [], new(chain, depth, mhz) { MostDipDeg = MostDipDeg }, work);
        Directory.CreateDirectory(folder);
        var title = Path.GetFileName(path);
        Save(folder, "profile.png", target => PngWriter.Write(target, ProfilePicture.Draw(profile, profile.Section, profile.Section.NsOf(profile.Section.Samples), title, file.Format, false), new() { Colour = PngColour.Srgb }));
        Save(folder, "profile.sgy", target => SegYWriter.Write(target, Written(file, profile), ProfileFiles.Words(profile.Steps, title, "", false)));
        var record = Record(file, profile, title);
        Save(folder, "radar.json", target => File.WriteAllBytes(target, JsonSerializer.SerializeToUtf8Bytes(record, Plain)));
        return record;
    }

    static RadarSection SectionOf(RadarFile file, double? intervalNs, double? spacingM) => new()
    {
        Echo = file.Echo,
        IntervalNs = intervalNs ?? file.IntervalNs,
        FirstNs = file.FirstNs,
        SpacingM = spacingM ?? Spacing(file.Traces),
        HeightsM = file.Traces.All(trace => trace.UpM is not null) ? [.. file.Traces.Select(trace => trace.UpM!.Value)] : null,
    };

    // Even to a part in a hundred, or not at all.
    static double Spacing(IReadOnlyList<RadarFileTrace> traces)
    {
        var steps = Enumerable.Range(1, Math.Max(0, traces.Count - 1)).Select(i => Step(traces[i - 1], traces[i])).Order().ToList();
        return steps.Count > 0 && steps[steps.Count / 20] > 0 && steps[^(1 + (steps.Count / 20))] <= 1.02 * steps[steps.Count / 20] ? steps[steps.Count / 2] : 0;
    }

    static double Step(RadarFileTrace a, RadarFileTrace b) => a.DistanceM is { } from && b.DistanceM is { } to
        ? Math.Abs(to - from)
        : a is { EastM: { } x1, NorthM: { } y1 } && b is { EastM: { } x2, NorthM: { } y2 } ? Math.Sqrt(((x2 - x1) * (x2 - x1)) + ((y2 - y1) * (y2 - y1))) : 0;

    static RadarFile Written(RadarFile file, RadarProfile profile) => file with
    {
        Echo = profile.Section.Echo,
        IntervalNs = profile.Section.IntervalNs,
        FirstNs = profile.Section.FirstNs,
    };

    static void Save(string folder, string name, Action<string> write)
    {
        var (path, temporary) = (Path.Combine(folder, name), Path.Combine(folder, "." + name + ".part"));
        write(temporary);
        File.Move(temporary, path, overwrite: true);
    }

    static JsonObject Record(RadarFile file, RadarProfile profile, string title) => new()
    {
        ["file"] = title,
        ["format"] = file.Format,
        ["traces"] = profile.Section.Traces,
        ["samples"] = profile.Section.Samples,
        ["intervalNs"] = profile.Section.IntervalNs,
        ["spacingM"] = profile.Section.SpacingM > 0 ? Math.Round(profile.Section.SpacingM, 6) : null,
        ["centralMhz"] = file.CentralMhz,
        ["steps"] = new JsonArray([.. profile.Steps.Select(step => (JsonNode)step.ToString())]),
        ["facts"] = new JsonObject(file.Facts.DistinctBy(fact => fact.Key).Select(fact => KeyValuePair.Create(fact.Key, (JsonNode?)fact.Value))),
        ["scatterers"] = new JsonArray([.. profile.Picks.Select(pick => (JsonNode)string.Create(CultureInfo.InvariantCulture,
            $"{pick.AtM:0.00} m along, {pick.DepthM:0.00} ± {pick.DepthSigmaM:0.00} m deep, permittivity {pick.Permittivity:0.00} ± {pick.PermittivitySigma:0.00}"))]),
        ["layers"] = new JsonArray([.. profile.Layers.Select(layer => (JsonNode)Layer(profile, layer))]),
    };

    static string Layer(RadarProfile profile, Horizon layer) => string.Create(CultureInfo.InvariantCulture,
        $"traces {layer.Points[0].Trace} to {layer.Points[^1].Trace}, {layer.Ns:0.0} ± {layer.NsSigma:0.0} ns, {profile.Permittivity!.DepthM(layer.Ns):0.00} ± {profile.Permittivity!.DepthSigmaM(layer.Ns, layer.NsSigma):0.00} m deep, signal to noise {layer.SnrDb:0} dB");
}
