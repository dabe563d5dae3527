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

    public TruthFolder Truth { get; } = new(archive + ".truth");

    /// <summary>What decides the bytes, as text. Which part of the mission is asked for is not among it: parts add up. Nor are faults: they can be undone.</summary>
    public static string Signature(SimulationOptions options) => $"version 4, seed {options.Seed}, size {options.SizeName}, {options.PanoramaBits} bits";

    /// <summary>Goes on with an earlier simulation of the same signature, clears one of another, and refuses a folder with anything else in it.</summary>
    public void Begin()
    {
        if (Directory.Exists(archive) && Directory.EnumerateFileSystemEntries(archive).Any() && !Directory.Exists(Truth.Path))
        {
            throw new SimulationException(archive, "a folder that holds something else", "no folder, an empty one, or an earlier simulation", "Give another --out.");
        }

        var earlier = Truth.Read("mission.json");
        if ((string?)earlier?["options"] != Signature(options))
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

    /// <summary>Whether an earlier simulation was finished, with the same damage.</summary>
    public bool IsWhole => Truth.Read("mission.json") is { } summary && (string?)summary["state"] == Whole && (string?)summary["faultsAsked"] == FaultsAsked;

    string FaultsAsked => string.Join(", ", options.Faults.Select(FaultNames.NameOf));

    string Originals => Path.Combine(Truth.Path, "originals");

    /// <summary>Undoes earlier damage: what is written next goes into a sound archive.</summary>
    public void Mend()
    {
        if (Directory.Exists(Originals))
        {
            Truth.Write("mission.json", Summary(Growing, []));
            Damage.Undo(archive, Originals);
        }
    }

    /// <summary>The data files of an activity, relative to the archive; null when it has not been done or its files are gone.</summary>
    public IReadOnlyList<string>? Done(Activity activity)
    {
        var files = ProductsOf(Truth.Read(TruthOf(activity)));
        return files is null || (!Directory.Exists(Originals) && !files.TrueForAll(file => File.Exists(Path.Combine(archive, file)) && File.Exists(Path.Combine(archive, file + "L")))) ? null : files;
    }

    public void Complete(Activity activity, JsonObject truth) => Truth.Write(TruthOf(activity), truth);

    /// <returns>The data file, relative to the archive.</returns>
    public string Keep(SimulatedProduct product)
    {
        Place(product, product.Name.FileName, stream => stream.Write(product.Data));
        return KeepLabel(product)[..^1];
    }

    /// <returns>The label file, relative to the archive.</returns>
    public string KeepLabel(SimulatedProduct product) => Place(product, product.Name.LabelName, stream => LabelWriter.Write(product.Label, stream, PortalLabel.Comment));

    /// <summary>Does the damage asked for and writes the summary.</summary>
    /// <param name="facts">What is true of the mission as a whole.</param>
    public void Finish(JsonObject facts)
    {
        // Of all parts written so far, not only those of the last call.
        var files = Truth.List("activities").Select(Truth.Read).OrderBy(activity => (string?)activity?["start"], StringComparer.Ordinal).SelectMany(activity => ProductsOf(activity) ?? []).ToList();
        var damage = Damage.Do(options.Faults, [.. files.Select(file => Path.Combine(archive, file))], Chance.Mix((uint)options.Seed), archive, Originals);
        facts["files"] = new JsonArray([.. files.Select(file => JsonValue.Create(file))]);
        facts["faultsAsked"] = FaultsAsked;
        facts["faults"] = new JsonArray([.. damage.Harms.Select(harm => harm.ToJson())]);
        facts["faultsLeftOut"] = new JsonArray([.. damage.LeftOut.Select(line => JsonValue.Create(line))]);
        Truth.Write("mission.json", Summary(Whole, facts));
        Truth.DropPartials();
    }

    string Place(SimulatedProduct product, string fileName, Action<Stream> write)
    {
        var folder = $"CE4ROLL/CE4/{product.Folder}";
        Directory.CreateDirectory(Path.Combine(archive, folder));
        var partial = Truth.Partial(fileName);
        using (var stream = File.Create(partial))
        {
            write(stream);
        }

        File.Move(partial, Path.Combine(archive, folder, fileName), overwrite: true);
        return $"{folder}/{fileName}";
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
}
