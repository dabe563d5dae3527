using System.Text.Json;

namespace Farside.Catalogue.Records;

/// <summary>Members of a JSON object read without complaint: what is absent or of another kind is empty.</summary>
static class RecordJson
{
    const double MostWhole = 1e15;

    public static JsonElement Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value : default;

    /// <summary>A text, a number or a truth value as text.</summary>
    public static string Text(JsonElement parent, string name) => Member(parent, name) is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Array) } value ? AsText(value) : "";

    /// <summary>NaN where there is no number.</summary>
    public static double Number(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var number) ? number : double.NaN;

    /// <summary>0 … 1e15; 0 where there is no number.</summary>
    public static long Whole(JsonElement parent, string name) => Number(parent, name) is var number && double.IsFinite(number) ? (long)Math.Clamp(number, 0, MostWhole) : 0;

    public static int Pixels(JsonElement parent, string name) => (int)Math.Min(Whole(parent, name), int.MaxValue);

    public static IEnumerable<JsonElement> Items(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    /// <summary>Names and values, of an object of texts or of a list of name and value.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Pairs(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.Object } pairs
            ? [.. pairs.EnumerateObject().Select(pair => KeyValuePair.Create(pair.Name, AsText(pair.Value)))]
            : [.. Items(parent, name).Select(pair => KeyValuePair.Create(Text(pair, "name"), Text(pair, "value")))];

    static string AsText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        _ => value.GetRawText(),
    };
}
