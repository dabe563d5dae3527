using System.CommandLine;
using Farside.Archive.Labels;
using Farside.Archive.Missions;

namespace Farside.Cli.Verbs;

/// <summary><c>farside inspect FILE</c>: one label, its structures, what their data hold, and every repair made on the way.</summary>
static class InspectVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A label (PDS4, PDS3, ISIS, VICAR), or a data file whose label lies beside it." };
        var json = CommonOptions.Json();
        var raw = new Option<bool>("--raw") { Description = "Stored values instead of scaled ones." };
        var verb = new Command("inspect", "One label: structure, geometry, statistics, repairs.") { file, json, raw };
        verb.SetAction(parsed => Report(parsed.GetRequiredValue(file), parsed.GetValue(json), parsed.GetValue(raw)));
        return verb;
    }

    static void Report(string path, bool asJson, bool isRaw)
    {
        var document = LabelReader.ReadTree(path);
        LabelReader.Complete(document, MissionRules.For(document));
        var structures = StructureInspector.Inspect(document, isRaw);
        var geometry = GeometryReport.Of(document);
        using var output = Console.OpenStandardOutput();
        if (asJson)
            InspectJson.Write(output, document, structures, geometry);
        else
            InspectText.Write(Console.Out, document, structures, geometry);
    }
}
