using System.Globalization;
using System.Text.Json;
using Farside.Archive.Ledger;
using Farside.Archive.Store;

namespace Farside.Archive.Portal.Sources;

/// <summary>One record of the portal's list, read by its field names; where those have changed, by what stands in the fields.</summary>
static class PortalRow
{
    /// <param name="where">Page and record, for the remark.</param>
    /// <param name="remark">Told in one line which field of which record is not as expected.</param>
    /// <returns>Null for a record without a usable name or number.</returns>
    public static ListedFile? Read(JsonElement row, string where, Action<string> remark)
    {
        if (row.ValueKind != JsonValueKind.Object)
        {
            remark($"{where}: found {row.ValueKind}; expected a record. It is left out.");
            return null;
        }

        var name = Field(row, "name", where, value => ProductName.TryParse(value, out _), "a file name", remark);
        var id = name is null ? null : Field(row, "dataInfoId", where, IsNumber, "the record's number", remark);
        return name is null || id is null ? null : new(name, id, "", Size(row));
    }

    static string? Field(JsonElement row, string field, string where, Func<string, bool> isIt, string what, Action<string> remark)
    {
        if (row.TryGetProperty(field, out var value) && Text(value) is { Length: > 0 } text)
        {
            return text;
        }

        var others = row.EnumerateObject().Where(other => Text(other.Value) is { } other2 && isIt(other2)).ToList();
        if (others is [var only])
        {
            remark($"{where}: {field}: found none; expected {what}. It stands in {ArchivePath.Shown(only.Name)} and is taken from there.");
            return Text(only.Value);
        }

        remark($"{where}: {field}: found {(others.Count == 0 ? "none" : $"none, but {others.Count} fields that might be it")}; expected {what}. The record is left out.");
        return null;
    }

    // Numbers of 18 digits come as text, since a script's number would round them.
    static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    static bool IsNumber(string text) => text.Length >= 12 && text.All(char.IsAsciiDigit);

    static long? Size(JsonElement row) =>
        row.TryGetProperty("dataSize", out var value) && double.TryParse(Text(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var bytes) && bytes is >= 0 and < 1L << 50 ? (long)bytes : null;
}
