using System.Text.Json.Nodes;
using Farside.Archive.Labels;
using Farside.Simulator.Faults;
using Farside.Simulator.Instruments;
using Farside.Simulator.Mission;
using Farside.Simulator.Terrain;

namespace Farside.Simulator;

/// <summary>
/// The archive on disk in the portal's folders, and the truth beside it. Files appear whole or not at all; an activity whose truth is there is done, so that a stopped
/// simulation goes on where it was.
/// </summary>
sealed class SimulatedStore(string archive, SimulationOptions options)
{
    const string Whole = "whole";
    const string Growing = "growing";
    const string Damaging = "damaging";

    public TruthFolder Truth { get; } = new(archive + ".truth");

    /// <summary>What decides the bytes, as text. Which part of the mission is asked for is not among it: parts add up.</summary>
    public static string Signature(SimulationOptions options) =>
        $"version 3, seed {options.Seed}, size {options.SizeName}, {options.PanoramaBits} bits, faults [{string.Join(", ", options.Faults.Select(FaultNames.NameOf))}]";

    /// <summary>Goes on with an earlier simulation of the same signature, clears one of another, and refuses a folder with anything else in it.</summary>
    public void Begin()
    {
        if (Directory.Exists(archive) && Directory.EnumerateFileSystemEntries(archive).Any() && !Directory.Exists(Truth.Path))
        {
            throw new SimulationException(archive, "a folder that holds something else", "no folder, an empty one, or an earlier simulation", "Give another --out.");
        }

        var earlier = Truth.Read("mission.json");
        if ((string?)earlier?["options"] != Signature(options) || (string?)earlier?["state"] == Damaging)
        {
            Clear();
            earlier = null;
        }

        Directory.CreateDirectory(archive);
        Truth.DropPartials();
        if (earlier is null)
        {
            Truth.Write("mission.json", Summary(Growing, []));
        }
    }

    /// <summary>Whether damage was done already: such an archive cannot grow.</summary>
    public bool IsDamaged => options.Faults.Count > 0 && IsWhole;

    /// <summary>Whether an earlier simulation was finished.</summary>
    public bool IsWhole => (string?)Truth.Read("mission.json")?["state"] == Whole;

    /// <summary>The data files of an activity, relative to the archive; null when it has not been done or its files are gone.</summary>
    public IReadOnlyList<string>? Done(Activity activity)
    {
        var files = ProductsOf(Truth.Read(TruthOf(activity)));
        return files is null || (options.Faults.Count == 0 && !files.TrueForAll(file => File.Exists(Path.Combine(archive, file)) && File.Exists(Path.Combine(archive, file + "L")))) ? null : files;
    }

    public void Complete(Activity activity, JsonObject truth) => Truth.Write(TruthOf(activity), truth);

    /// <returns>The data file, relative to the archive.</returns>
    public string Keep(SimulatedProduct product)
    {
        var folder = Path.Combine("CE4ROLL", "CE4", product.Folder.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.Combine(archive, folder));
        Place(Path.Combine(folder, product.Name.FileName), stream => stream.Write(product.Data));
        Place(Path.Combine(folder, product.Name.LabelName), stream => LabelWriter.Write(product.Label, stream, PortalLabel.Comment));
        return Relative(Path.Combine(folder, product.Name.FileName));
    }

    /// <summary>Does the damage asked for and writes the summary.</summary>
    /// <param name="facts">What is true of the mission as a whole.</param>
    public void Finish(JsonObject facts)
    {
        // Of all parts written so far, not only those of the last call.
        var files = Truth.List("activities").Select(Truth.Read).OrderBy(activity => (string?)activity?["start"], StringComparer.Ordinal).SelectMany(activity => ProductsOf(activity) ?? []).ToList();
        JsonArray faults = [];
        if (options.Faults.Count > 0)
        {
            Truth.Write("mission.json", Summary(Damaging, []));
            var done = Damage.Do(options.Faults, [.. files.Select(file => Path.Combine(archive, file))], Chance.Mix((uint)options.Seed));
            faults = [.. done.Select(fault => new JsonObject { ["fault"] = FaultNames.NameOf(fault.Fault), ["file"] = Relative(Path.GetRelativePath(archive, fault.Path)) })];
        }

        facts["files"] = new JsonArray([.. files.Select(file => JsonValue.Create(file))]);
        facts["faults"] = faults;
        Truth.Write("mission.json", Summary(Whole, facts));
        Truth.DropPartials();
    }

    void Place(string relative, Action<Stream> write)
    {
        var partial = Truth.Partial(relative);
        using (var stream = File.Create(partial))
        {
            write(stream);
        }

        File.Move(partial, Path.Combine(archive, relative), overwrite: true);
    }

    void Clear()
    {
        foreach (var folder in (ReadOnlySpan<string>)[Path.Combine(archive, "CE4ROLL"), Truth.Path])
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    JsonObject Summary(string state, JsonObject facts)
    {
        var summary = new JsonObject
        {
            ["simulated"] = true,
            ["options"] = Signature(options),
            ["seed"] = options.Seed,
            ["size"] = options.SizeName,
            ["state"] = state,
        };
        foreach (var (name, fact) in facts.ToList())
        {
            facts.Remove(name);
            summary[name] = fact;
        }

        return summary;
    }

    static List<string>? ProductsOf(JsonNode? activity) => activity?["products"]?.AsArray().Select(file => (string)file!).ToList();

    static string TruthOf(Activity activity) => $"activities/{activity.Key}.json";

    static string Relative(string path) => path.Replace('\\', '/');
}
