using System.Text.Json.Nodes;
using Farside.Archive.Labels;
using Farside.Simulator.Faults;
using Farside.Simulator.Instruments;
using Farside.Simulator.Mission;
using Farside.Simulator.Sisters;
using Farside.Simulator.Terrain;

namespace Farside.Simulator;

/// <summary>
/// The archive on disk in the portal's folders, and the truth beside it. Files appear whole or not at all; an activity whose truth is there is done, so that a stopped
/// simulation goes on where it was.
/// </summary>
sealed class SimulatedStore(string archive, SimulationOptions options)
{
    string Top => $"{options.Mission.ToUpperInvariant()}ROLL";

    const string Whole = "whole";
    const string Growing = "growing";

    public TruthFolder Truth { get; } = new(archive + ".truth");

    /// <summary>What decides the bytes, as text. Which part of the mission is asked for is not among it: parts add up. Nor are faults: they can be undone.</summary>
    public static string Signature(SimulationOptions options) => $"version 9, seed {options.Seed}, size {options.SizeName}, {options.PanoramaBits} bits{(options.Sister is null ? "" : $", dressed as {options.Mission}")}";

    /// <summary>Refuses a folder that holds anything but an earlier simulation.</summary>
    public void RefuseStrangers()
    {
        if (File.Exists(archive))
        {
            throw new SimulationException(archive, "a file", "a folder that receives the archive", "Check the path.");
        }

        if (Truth.Read(TruthFolder.Summary) is null && Directory.Exists(archive) && Directory.EnumerateFileSystemEntries(archive).Any())
        {
            throw new SimulationException(archive, $"a folder that holds something, and no readable {Truth.Path}/{TruthFolder.Summary}", "no folder, an empty one, or an earlier simulation with its truth",
                "Give another --out, or delete both folders.");
        }
    }

    /// <summary>Goes on with an earlier simulation of the same signature, and clears one of another.</summary>
    public void Begin()
    {
        var earlier = Truth.Read(TruthFolder.Summary);
        if (TextOf(earlier?["options"]) != Signature(options))
        {
            Clear();
            earlier = null;
        }

        Directory.CreateDirectory(archive);
        Truth.DropPartials();
        if (earlier is null)
        {
            Truth.Write(TruthFolder.Summary, Summary(Growing, []));
        }
    }

    /// <summary>Whether an earlier simulation was finished, with the same damage.</summary>
    public bool IsWhole => Truth.Read(TruthFolder.Summary) is { } summary && TextOf(summary["state"]) == Whole && TextOf(summary["faultsAsked"]) == FaultsAsked;

    string FaultsAsked => string.Join(", ", options.Faults.Select(FaultNames.NameOf));

    string Originals => Path.Combine(Truth.Path, "originals");

    /// <summary>Says that the archive is not whole, and undoes earlier damage: what is written next goes into a sound archive.</summary>
    public void Grow()
    {
        if (TextOf(Truth.Read(TruthFolder.Summary)?["state"]) != Growing)
        {
            Truth.Write(TruthFolder.Summary, Summary(Growing, []));
        }

        Damage.Undo(archive, Originals);
    }

    /// <summary>The data files of an activity, relative to the archive; null when it has not been done or its files are gone.</summary>
    public IReadOnlyList<string>? Done(Activity activity)
    {
        var files = ProductsOf(Truth.Read(TruthOf(activity)));
        return files?.TrueForAll(file => IsKept(file) && (IsAttached || IsKept(file + "L"))) == true ? files : null;
    }

    /// <summary>Who dresses the products before they are kept; null for Chang'e-4's own.</summary>
    public Sister? Sister => options.Sister;

    bool IsAttached => options.Sister is { IsAttached: true };

    // What damage took away is kept beside the archive.
    bool IsKept(string file) => File.Exists(Path.Combine(archive, file)) || File.Exists(Path.Combine(Originals, file));

    public void Complete(Activity activity, JsonObject truth) => Truth.Write(TruthOf(activity), truth);

    /// <summary>The label goes first: no data of ours are ever without one, and it says SIMULATED.</summary>
    /// <returns>The data file, relative to the archive.</returns>
    public string Keep(SimulatedProduct product)
    {
        if (product.IsAttached)
        {
            RefuseOthers(product.Name.FileName, product);
        }
        else
        {
            KeepLabel(product);
        }

        return Place(product, product.Name.FileName, stream => stream.Write(product.Data));
    }

    /// <returns>The label file, relative to the archive.</returns>
    public string KeepLabel(SimulatedProduct product)
    {
        RefuseOthers(product.Name.LabelName, product);
        return Place(product, product.Name.LabelName, stream => LabelWriter.Write(product.Label, stream, PortalLabel.Comment));
    }

    void RefuseOthers(string labelled, SimulatedProduct product)
    {
        var there = new FileInfo(Path.Combine(archive, FolderOf(product), labelled));
        if (there.Exists && !IsSimulated(there))
        {
            throw new SimulationException(there.FullName, "a label that does not say SIMULATED", "none, or one of an earlier simulation", "Give another --out.");
        }
    }

    /// <summary>Does the damage asked for and writes the summary.</summary>
    /// <param name="facts">What is true of the mission as a whole.</param>
    public void Finish(JsonObject facts)
    {
        // Damage that is cut short must not pass for what was asked for before.
        Grow();

        // Of all parts written so far, not only those of the last call.
        var files = Truth.List("activities").Select(Truth.Read).OrderBy(activity => TextOf(activity?["start"]), StringComparer.Ordinal).SelectMany(activity => ProductsOf(activity) ?? []).ToList();
        var damage = Damage.Do(options.Faults, [.. files.Select(file => Path.Combine(archive, file))], Chance.Mix((uint)options.Seed), archive, Originals);
        facts["files"] = new JsonArray([.. files.Select(file => JsonValue.Create(file))]);
        facts["faultsAsked"] = FaultsAsked;
        facts["faults"] = new JsonArray([.. damage.Harms.Select(harm => harm.ToJson())]);
        facts["faultsLeftOut"] = new JsonArray([.. damage.LeftOut.Select(line => JsonValue.Create(line))]);
        Truth.Write(TruthFolder.Summary, Summary(Whole, facts));
        Truth.DropPartials();
    }

    string Place(SimulatedProduct product, string fileName, Action<Stream> write)
    {
        var folder = FolderOf(product);
        Directory.CreateDirectory(Path.Combine(archive, folder));
        var partial = Truth.Partial(fileName);
        using (var stream = File.Create(partial))
        {
            write(stream);
        }

        File.Move(partial, Path.Combine(archive, folder, fileName), overwrite: true);
        return $"{folder}/{fileName}";
    }

    // Only what says that it was simulated: somebody may have put files of their own beside it.
    void Clear()
    {
        Damage.Undo(archive, Originals);
        var top = new DirectoryInfo(Path.Combine(archive, Top));
        foreach (var label in top.Exists ? top.EnumerateFiles(IsAttached ? "*" : "*L", SearchOption.AllDirectories).Where(IsSimulated).ToList() : [])
        {
            File.Delete(IsAttached ? label.FullName : label.FullName[..^1]);
            label.Delete(); // last, so that a stop in between leaves no data without a label
        }

        DropEmpty(top);
        Truth.Clear();
    }

    static bool IsSimulated(FileInfo label)
    {
        const int Head = 1024;
        using var reader = label.OpenText();
        var start = new char[Head];
        return start.AsSpan(0, reader.ReadBlock(start)).Contains(PortalLabel.Comment, StringComparison.Ordinal);
    }

    static void DropEmpty(DirectoryInfo folder)
    {
        if (!folder.Exists)
        {
            return;
        }

        foreach (var inner in folder.GetDirectories())
        {
            DropEmpty(inner);
        }

        if (!folder.EnumerateFileSystemInfos().Any())
        {
            folder.Delete();
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

    static List<string>? ProductsOf(JsonObject? activity) => (activity?["products"] as JsonArray)?.Select(TextOf).OfType<string>().ToList();

    static string? TextOf(JsonNode? json) => json is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    string FolderOf(SimulatedProduct product) => $"{Top}/{options.Mission.ToUpperInvariant()}/{product.Folder}";

    static string TruthOf(Activity activity) => $"activities/{activity.Key}.json";
}
