using System.Text.Json;
using System.Text.Json.Nodes;
using Farside.Archive.Labels;
using Farside.Archive.Store;
using Farside.Simulator.Faults;
using Farside.Simulator.Instruments;
using Farside.Simulator.Terrain;

namespace Farside.Simulator;

/// <summary>The archive on disk in the portal's folders, and the truth beside it. The truth is written last, so it tells whether the archive is whole.</summary>
sealed class SimulatedStore(string archive, SimulationOptions options)
{
    static readonly JsonSerializerOptions Json = new() { WriteIndented = true };
    readonly List<string> _files = [];

    public SimulationTruth Truth { get; } = new();

    string TruthFolder => archive + ".truth";

    string TruthFile => Path.Combine(TruthFolder, "mission.json");

    /// <summary>What decides the bytes, as text.</summary>
    public static string Signature(SimulationOptions options) =>
        $"version 1, seed {options.Seed}, size {options.Size.ToString().ToLowerInvariant()}, faults [{string.Join(", ", options.Faults.Select(FaultNames.NameOf))}]";

    /// <summary>True when the very same simulation is already there, whole.</summary>
    public bool IsDone(out IReadOnlyList<string> files)
    {
        files = [];
        if (!File.Exists(TruthFile) || Parsed() is not { } truth || (string?)truth["options"] != Signature(options))
        {
            return false;
        }

        files = [.. truth["files"]!.AsArray().Select(file => Path.Combine(archive, (string)file!))];
        return options.Faults.Count > 0 ? Directory.Exists(archive) : files.All(file => File.Exists(file) && File.Exists(file + "L"));
    }

    /// <summary>Clears an earlier simulation; refuses a folder with anything else in it.</summary>
    public void Begin()
    {
        if (Directory.Exists(archive) && Directory.EnumerateFileSystemEntries(archive).Any() && !Directory.Exists(TruthFolder))
        {
            throw new SimulationException(archive, "a folder that holds something else", "no folder, an empty one, or an earlier simulation", "Give another --out.");
        }

        foreach (var folder in (ReadOnlySpan<string>)[Path.Combine(archive, "CE4ROLL"), TruthFolder])
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        Directory.CreateDirectory(archive);
        Directory.CreateDirectory(TruthFolder);
    }

    public void Keep(string folder, ProductName name, LabelElement label, byte[] data)
    {
        var home = Path.Combine(archive, "CE4ROLL", "CE4", folder.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(home);
        var path = Path.Combine(home, name.FileName);
        File.WriteAllBytes(path, data);
        using (var stream = File.Create(Path.Combine(home, name.LabelName)))
        {
            LabelWriter.Write(label, stream, PortalLabel.Comment);
        }

        _files.Add(path);
    }

    public IReadOnlyList<string> Finish()
    {
        var damage = Damage.Do(options.Faults, _files, Chance.Mix((uint)options.Seed), archive, Path.Combine(TruthFolder, "originals"));
        var truth = Truth.ToJson(options, [.. _files.Select(Relative)], damage);
        File.WriteAllText(TruthFile, truth.ToJsonString(Json));
        return _files;
    }

    string Relative(string path) => Path.GetRelativePath(archive, path).Replace('\\', '/');

    JsonNode? Parsed()
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(TruthFile));
        }
        catch (JsonException)
        {
            return null; // an interrupted run's: begin again
        }
    }
}
