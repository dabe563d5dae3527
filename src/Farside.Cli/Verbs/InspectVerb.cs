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

    // 2 for a label that was read but whose map was refused: scripts that look for maps want to know.
    static int Report(string path, bool asJson, bool isRaw)
    {
        if (IsTiff(path))
        {
            ReportTiff(path, asJson);
            return 0;
        }

        var document = LabelReader.ReadTree(path);
        LabelReader.Complete(document, MissionRules.For(document));
        var structures = StructureInspector.Inspect(document, isRaw);
        var (map, isRefused) = Map(document);
        IReadOnlyList<KeyValuePair<string, object>>? geometry = [.. GeometryReport.Of(document) ?? [], .. map];
        geometry = geometry.Count == 0 ? null : geometry;
        using var output = Console.OpenStandardOutput();
        if (asJson)
            InspectJson.Write(output, document, structures, geometry);
        else
            InspectText.Write(Console.Out, document, structures, geometry);

        return isRefused ? 2 : 0;
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
    static (IReadOnlyList<KeyValuePair<string, object>> Lines, bool IsRefused) Map(LabelDocument document)
    {
        if (!MapFile.IsMap(document))
            return ([], false);

        try
        {
            using var map = MapFile.Of(document);
            return (MapReport.Of(map), false);
        }
        catch (FarsideException refusal)
        {
            return ([new("map", refusal.Message)], true);
        }
    }
}
