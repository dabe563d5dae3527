using System.Text.Json;
using Farside.Simulator.Evaluation.Radar;

namespace Farside.Simulator.Evaluation;

/// <summary>
/// The folder <c>ARCHIVE.truth</c> as a judge reads it: one activity at a time, properties that it does not know left alone.
/// </summary>
sealed class Truth
{
    readonly string _folder;
    readonly HashSet<string> _spoilt;
    readonly HashSet<string> _ruined;

    Truth(string folder, JsonElement mission)
    {
        _folder = folder;
        Faults = [.. mission.List("faults").Select(TrueFault.Of)];
        _ruined = [.. Faults.Where(fault => FaultDuties.Of(fault.Fault) != FaultDuty.Cope).Select(fault => fault.Victim)];
        _spoilt = [.. Faults.SelectMany(fault => (string[])[fault.Victim, fault.Product])];
    }

    public IReadOnlyList<TrueFault> Faults { get; }

    public static Truth Open(string folder)
    {
        var path = Path.Combine(folder, "mission.json");
        if (!File.Exists(path))
        {
            throw new SimulationException(folder, Directory.Exists(folder) ? "no mission.json in it" : "nothing there", "the truth that simulate writes beside its archive", "Give --truth, or simulate the archive again: real archives have no truth.");
        }

        using var json = Parse(path);
        return json.RootElement.ValueKind == JsonValueKind.Object
            ? new(folder, json.RootElement)
            : throw new SimulationException(path, $"a JSON {json.RootElement.ValueKind}", "an object", "Simulate the archive again.");
    }

    /// <summary>True when a planted fault names the product, its data or its label.</summary>
    public bool IsSpoilt(string product) => _spoilt.Contains(product);

    /// <summary>True when a planted fault took something from the product that no reader can put right: it is not judged by its numbers.</summary>
    public bool IsRuined(string product) => _ruined.Contains(product);

    /// <summary>Exposures of all cameras, by activity; read as they are asked for.</summary>
    public IEnumerable<TrueShot> Shots() => Activities().SelectMany(activity => activity.List("shots").Select(TrueShot.Of));

    /// <summary>Exposures whose lens and pose are known and in which no fault was planted, by product.</summary>
    public IReadOnlyDictionary<string, TrueShot> PosedShots()
    {
        var known = new Dictionary<string, TrueShot>(StringComparer.Ordinal);
        foreach (var shot in Shots().Where(shot => shot.SiteFromCamera is not null && shot.Camera is not null && !IsRuined(shot.Product)))
        {
            known[shot.Product] = shot;
        }

        return known;
    }

    /// <summary>Sample of the direct wave's minimum half-way through a radar product, by product; none for what the truth is silent about.</summary>
    public IReadOnlyDictionary<string, double> DirectWaves()
    {
        var waves = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var activity in Activities())
        {
            foreach (var channel in activity.Child("radar")?.List("channels") ?? [])
            {
                if (ProductOf(activity, channel) is { } product && channel.Number("directWaveSample") is { } first)
                {
                    // Time zero drifts evenly from the first trace to the last.
                    waves[product] = first + (((channel.Number("timeZeroSampleLast") - channel.Number("timeZeroSampleFirst")) ?? 0) / 2);
                }
            }
        }

        return waves;
    }

    /// <summary>The rocks under the way of a radar product's period; none where the truth does not tell.</summary>
    public IReadOnlyList<TrueRock> Rocks(string product) =>
    [
        .. Activities().Where(activity => activity.List("products").Any(name => Path.GetFileName(name.GetString() ?? "") == product))
            .SelectMany(activity => activity.Child("radar")?.List("rocks").Select(RockOf).ToList() ?? []),
    ];

    /// <summary>The layers under the way of a radar product's period; null where the truth does not tell.</summary>
    public TrueGround? Ground(string product) => Activities().Where(activity => activity.List("products").Any(name => Path.GetFileName(name.GetString() ?? "") == product))
        .Select(activity => activity.Child("radar")?.Child("ground") is { } ground ? TrueGround.Of(ground) : null).FirstOrDefault(ground => ground is not null);

    static TrueRock RockOf(JsonElement rock)
    {
        double Number(string name) => rock.Number(name) ?? double.NaN;
        return new(Number("eastM"), Number("northM"), Number("depthM"), Number("twoWayNsFromSurface"), Number("channel2StrengthM"));
    }

    // A channel names its product, or its payload, which one of the activity's products has in its name.
    static string? ProductOf(JsonElement activity, JsonElement channel) => channel.Text("product") ?? (channel.Text("payload") is { } payload
        ? activity.List("products").Select(product => Path.GetFileName(product.GetString() ?? "")).FirstOrDefault(name => name.Contains($"_{payload}_", StringComparison.Ordinal))
        : null);

    /// <summary>Products whose noise-free light is known, ordinal order.</summary>
    public IReadOnlyList<string> LightProducts => Names("light", ".tif");

    /// <summary>Radar products whose traces' places are known, ordinal order.</summary>
    public IReadOnlyList<string> RadarProducts => Names("radar", ".csv");

    /// <summary>The way the rover drove, whole.</summary>
    public string RoverWayFile => Path.Combine(_folder, "rover", "path.csv");

    /// <summary>Tables of what an instrument's files hold, by the beginning of their names, ordinal order.</summary>
    public IReadOnlyList<string> Tables(string beginning)
    {
        var folder = Path.Combine(_folder, "tables");
        return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, beginning + "*.csv").Order(StringComparer.Ordinal)] : [];
    }

    /// <summary>Looks of the spectrometer, by activity; read as they are asked for.</summary>
    public IEnumerable<TrueLook> Looks() => Activities().Select(TrueLook.Of).OfType<TrueLook>();

    /// <summary>One of the tables, by its whole name.</summary>
    public string TableFile(string name) => Path.Combine(_folder, "tables", Path.GetFileName(name));

    public string LightFile(string product) => Path.Combine(_folder, "light", product + ".tif");

    public string RadarFile(string product) => Path.Combine(_folder, "radar", product + ".csv");

    /// <summary>Files of heights about the lander and, where there is one, about the stop of a sequence, ordinal order.</summary>
    public IReadOnlyList<string> TerrainFiles(string sequence)
    {
        var folder = Path.Combine(_folder, "terrain");
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*.tif").Where(path => Path.GetFileName(path) is var name && (!name.StartsWith("stop-", StringComparison.Ordinal) || name == $"stop-{sequence}.tif")).Order(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>Surfaces whose colour and spectrum are told, by name; none where the truth is silent.</summary>
    public IReadOnlyList<TrueSurface> Surfaces()
    {
        foreach (var activity in Activities())
        {
            if (activity.Child("surfaces") is { } surfaces && surfaces.Text("spectra") is { } table && surfaces.Child("colours") is { } colours)
            {
                return TrueSurface.Read(Path.Combine(_folder, table), colours);
            }
        }

        return [];
    }

    IReadOnlyList<string> Names(string folder, string ending)
    {
        var full = Path.Combine(_folder, folder);
        return Directory.Exists(full)
            ? [.. Directory.EnumerateFiles(full, "*" + ending).Select(path => Path.GetFileName(path)[..^ending.Length]).Where(product => !IsRuined(product)).Order(StringComparer.Ordinal)]
            : [];
    }

    IEnumerable<JsonElement> Activities()
    {
        var folder = Path.Combine(_folder, "activities");
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : [];
        Array.Sort(files, StringComparer.Ordinal);
        foreach (var path in files)
        {
            using var json = Parse(path);
            yield return json.RootElement;
        }
    }

    static JsonDocument Parse(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return JsonDocument.Parse(file);
        }
        catch (JsonException broken)
        {
            throw new SimulationException(path, $"no JSON at line {broken.LineNumber + 1}", "what simulate wrote", "Simulate the archive again.");
        }
    }
}
