using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Farside.Formats.Radar;
using Farside.Products.Recipes.Radargrams;

namespace Farside.Cli.Verbs;

/// <summary><c>farside radar FILE --out DIR</c>: anybody's ground-penetrating radar through the same chain as the rover's.</summary>
static class RadarVerb
{
    static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = $"A radar section: {RadarFiles.Known}." };
        var folder = CommonOptions.Out("Folder for profile.png, profile.sgy and radar.json.");
        var interval = CommonOptions.Above0("--interval", "Nanoseconds between samples, where the file's own number is wrong.");
        var spacing = CommonOptions.Above0("--spacing", "Metres between traces, where the file does not say.");
        var (chain, jobs, json) = (new RadarOptions(), CommonOptions.Jobs(), CommonOptions.Json());
        var verb = new Command("radar", "Filter, migrate and draw a ground-penetrating radar section, anybody's.") { file, folder, interval, spacing, jobs, json };
        chain.All.ToList().ForEach(verb.Options.Add);
        verb.SetAction((parsed, cancel) => Task.Run(() => Print(ForeignRadar.Make(
            parsed.GetRequiredValue(file), chain.Preset(parsed), chain.Steps(parsed), chain.DepthOf(parsed), parsed.GetValue(interval), parsed.GetValue(spacing),
            parsed.GetRequiredValue(folder), new(parsed.GetValue(jobs) is > 0 and var threads ? threads : -1, cancel)), parsed.GetRequiredValue(folder), parsed.GetValue(json)), CancellationToken.None));
        return verb;
    }

    static int Print(JsonObject record, string folder, bool isJson)
    {
        if (isJson)
        {
            Console.Out.WriteLine(record.ToJsonString(Json));
            return 0;
        }

        Console.Out.WriteLine($"{Path.Combine(folder, "profile.png")}  {record["format"]}, {record["traces"]} traces of {record["samples"]} samples, {record["intervalNs"]} ns");
        foreach (var step in record["steps"]!.AsArray())
        {
            Console.Out.WriteLine($"Step:      {step}");
        }

        foreach (var scatterer in record["scatterers"]!.AsArray())
        {
            Console.Out.WriteLine($"Scatterer: {scatterer}");
        }

        foreach (var layer in record["layers"]!.AsArray())
        {
            Console.Out.WriteLine($"Layer:     {layer}");
        }

        return 0;
    }
}
