using System.CommandLine;
using Farside.Archive.Labels;
using Farside.Archive.Maps;
using Farside.Archive.Missions;
using Farside.Core;
using Farside.Formats.Pictures;

namespace Farside.Cli.Verbs;

/// <summary><c>farside inspect FILE</c>: one label, its structures, what their data hold, and every repair made on the way.</summary>
static class InspectVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A label (PDS4, PDS3, ISIS, VICAR), a data file whose label lies beside it, or a GeoTIFF." };
        var json = CommonOptions.Json();
        var raw = new Option<bool>("--raw") { Description = "Stored values instead of scaled ones." };
        var verb = new Command("inspect", "One label: structure, geometry, statistics, repairs.") { file, json, raw };
        verb.SetAction(parsed => Report(parsed.GetRequiredValue(file), parsed.GetValue(json), parsed.GetValue(raw)));
        return verb;
    }

    static void Report(string path, bool asJson, bool isRaw)
    {
        if (IsTiff(path))
        {
            ReportTiff(path, asJson);
            return;
        }

        var document = LabelReader.ReadTree(path);
        LabelReader.Complete(document, MissionRules.For(document));
        var structures = StructureInspector.Inspect(document, isRaw);
        IReadOnlyList<KeyValuePair<string, object>>? geometry = [.. GeometryReport.Of(document) ?? [], .. Map(document)];
        geometry = geometry.Count == 0 ? null : geometry;
        using var output = Console.OpenStandardOutput();
        if (asJson)
            InspectJson.Write(output, document, structures, geometry);
        else
            InspectText.Write(Console.Out, document, structures, geometry);
    }

    static bool IsTiff(string path) => LabelFile.Fault(path) is null && new FileInfo(path).Length > 0 && PictureFile.Format(LabelFile.ReadHead(path, 4)) == PictureFormat.Tiff;

    static void ReportTiff(string path, bool asJson)
    {
        using var map = MapFile.Open(path);
        using var output = Console.OpenStandardOutput();
        if (asJson)
            InspectJson.Write(output, path, MapReport.Of(map));
        else
            InspectText.Write(Console.Out, MapReport.Of(map));
    }

    // A label whose map cannot be understood is still a label.
    static IReadOnlyList<KeyValuePair<string, object>> Map(LabelDocument document)
    {
        if (!MapFile.IsMap(document))
            return [];

        try
        {
            using var map = MapFile.Of(document);
            return MapReport.Of(map);
        }
        catch (FarsideException refusal)
        {
            return [new("map", refusal.Message)];
        }
    }
}
