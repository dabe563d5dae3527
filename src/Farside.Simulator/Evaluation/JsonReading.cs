using System.Text.Json;

namespace Farside.Simulator.Evaluation;

/// <summary>Reads JSON that others write: what is missing or of another kind is null or empty.</summary>
static class JsonReading
{
    public static JsonElement? Child(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var child) && child.ValueKind != JsonValueKind.Null ? child : null;

    public static IEnumerable<JsonElement> List(this JsonElement json, string name) =>
        json.Child(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    public static string? Text(this JsonElement json, string name) => json.Child(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static double? Number(this JsonElement json, string name) => json.Child(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    /// <summary>So many numbers, or null.</summary>
    public static double[]? Numbers(this JsonElement json, string name, int count)
    {
        var numbers = json.List(name).Where(item => item.ValueKind == JsonValueKind.Number).Select(item => item.GetDouble()).ToArray();
        return numbers.Length == count ? numbers : null;
    }
}
