using System.Text.Json;
using System.Text.Json.Nodes;

namespace Farside.Simulator.Mission;

/// <summary>The folder beside an archive that holds what is true of it. Each file appears whole or not at all.</summary>
sealed class TruthFolder(string path)
{
    static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    // All that is ever written here; the summary goes last when it goes.
    static readonly string[] Known = ["activities", "basemap", "light", "originals", "partial", "radar", "rover", "tables", "terrain", "relay-windows.csv", "sun.csv", Summary];

    public string Path => path;

    /// <summary>Name of the summary: what decided the bytes, and whether all that was asked for is there.</summary>
    public const string Summary = "mission.json";

    public void Write(string name, JsonNode json) => Write(name, stream =>
    {
        using var writer = new Utf8JsonWriter(stream, new() { Indented = true, NewLine = "\n" });
        json.WriteTo(writer, Json);
    });

    /// <summary>A table of lines; the first one names the columns.</summary>
    public void Write(string name, IEnumerable<string> lines) => Write(name, stream =>
    {
        using var writer = new StreamWriter(stream) { NewLine = "\n" };
        foreach (var line in lines)
        {
            writer.WriteLine(line);
        }
    });

    public void Write(string name, Action<Stream> write)
    {
        var target = System.IO.Path.Combine(path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
        var partial = Partial(name);
        using (var stream = File.Create(partial))
        {
            write(stream);
        }

        File.Move(partial, target, overwrite: true);
    }

    /// <summary>A place for a file that is still growing, on the same disk as the archive.</summary>
    public string Partial(string name)
    {
        var folder = System.IO.Path.Combine(path, "partial");
        Directory.CreateDirectory(folder);
        return System.IO.Path.Combine(folder, System.IO.Path.GetFileName(name));
    }

    /// <summary>A JSON file of the truth; null when it is absent or was cut short.</summary>
    public JsonObject? Read(string name)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(System.IO.Path.Combine(path, name))) as JsonObject;
        }
        catch (Exception absent) when (absent is JsonException or FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Names of the files in one of its folders, sorted, as <see cref="Read"/> takes them.</summary>
    public IReadOnlyList<string> List(string folder)
    {
        var there = new DirectoryInfo(System.IO.Path.Combine(path, folder));
        return there.Exists ? [.. there.EnumerateFiles().Select(file => $"{folder}/{file.Name}").Order(StringComparer.Ordinal)] : [];
    }

    /// <summary>Keeps other simulations out of the folder until it is disposed of.</summary>
    public IDisposable Lock()
    {
        Directory.CreateDirectory(path);
        try
        {
            return new FileStream(System.IO.Path.Combine(path, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            throw new SimulationException(path, "another simulation at work", "one at a time", "Wait for it, or give another --out.");
        }
    }

    public void DropPartials() => Drop("partial");

    /// <summary>Removes the truth, and nothing that somebody else put beside it.</summary>
    public void Clear()
    {
        foreach (var name in Known)
        {
            Drop(name);
        }

        if (Directory.Exists(path) && !Directory.EnumerateFileSystemEntries(path).Any())
        {
            Directory.Delete(path);
        }
    }

    void Drop(string name)
    {
        var place = System.IO.Path.Combine(path, name);
        if (Directory.Exists(place))
        {
            Directory.Delete(place, recursive: true);
        }
        else if (File.Exists(place))
        {
            File.Delete(place);
        }
    }
}
