using System.Text.Json;

namespace Farside.Site.Kinds;

/// <summary>Files of products, read for what they may add to a page.</summary>
static class JsonFile
{
    const long MostBytes = 64 << 20;

    /// <summary>Null where it is absent, too large or not JSON.</summary>
    public static JsonDocument? Read(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists && file.Length <= MostBytes ? JsonDocument.Parse(File.ReadAllBytes(path)) : null;
        }
        catch (Exception broken) when (broken is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public static JsonElement Member(this JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value : default;

    /// <summary>NaN where there is no number.</summary>
    public static double Number(this JsonElement parent, string name) =>
        parent.Member(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var number) ? number : double.NaN;

    public static string Text(this JsonElement parent, string name) => parent.Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";

    public static IEnumerable<JsonElement> Items(this JsonElement parent, string name) =>
        parent.Member(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    /// <summary>Numbers of an array; empty where one of them is none.</summary>
    public static double[] Numbers(this JsonElement parent, string name)
    {
        var items = parent.Items(name).ToList();
        return items.TrueForAll(item => item.ValueKind == JsonValueKind.Number) ? [.. items.Select(item => item.GetDouble())] : [];
    }
}
