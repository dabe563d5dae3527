using System.Diagnostics;
using System.Text.Json;

namespace Farside.Archive.Missions;

/// <summary>One data file of a mission: a tree whose leaves are <see cref="MissionFact"/>s, asked by dotted path.</summary>
public sealed class FactSheet
{
    readonly Dictionary<string, MissionFact> _facts = new(StringComparer.OrdinalIgnoreCase);

    FactSheet(string name) => Name = name;

    /// <summary>File name without folder and ending, e.g. <c>tcam</c>.</summary>
    public string Name { get; }

    /// <summary>All facts in file order.</summary>
    public IReadOnlyCollection<MissionFact> Facts => _facts.Values;

    public static FactSheet Parse(string name, Stream json)
    {
        using var document = JsonDocument.Parse(json);
        var sheet = new FactSheet(name);
        sheet.Collect("", document.RootElement.Clone());
        return sheet;
    }

    public MissionFact? Find(string path) => _facts.GetValueOrDefault(path);

    public bool Has(string group) => _facts.Keys.Any(path => path.StartsWith(group + ".", StringComparison.OrdinalIgnoreCase));

    public string? Text(string path) => Find(path)?.Value is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public double? Number(string path) => Find(path)?.Value is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : null;

    public int? Count(string path) => Find(path)?.Value is { ValueKind: JsonValueKind.Number } value ? value.GetInt32() : null;

    public bool IsTrue(string path) => Find(path)?.Value.ValueKind is JsonValueKind.True;

    public IReadOnlyList<string> Texts(string path) =>
        Find(path)?.Value is { ValueKind: JsonValueKind.Array } value ? [.. value.EnumerateArray().Select(item => item.GetString() ?? "")] : [];

    void Collect(string path, JsonElement node)
    {
        if (node.TryGetProperty("value", out var value))
        {
            _facts.Add(path, new(path, value, Word(node, "unit"), Word(node, "source"), Tag(path, Word(node, "certainty"))));
            return;
        }

        foreach (var child in node.EnumerateObject())
        {
            Collect(path.Length == 0 ? child.Name : $"{path}.{child.Name}", child.Value);
        }
    }

    static string Word(JsonElement node, string name) => node.TryGetProperty(name, out var word) ? word.GetString() ?? "" : "";

    Certainty Tag(string path, string tag) => tag switch
    {
        "F" => Certainty.Seen,
        "C" => Certainty.Computed,
        "Q" => Certainty.Quoted,
        "S" => Certainty.Stated,
        "I" => Certainty.Inferred,
        _ => throw new UnreachableException($"{Name}.json: {path}: certainty {tag}; expected F, C, Q, S or I."),
    };
}
