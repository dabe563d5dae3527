using System.Text.Json;
using Farside.Archive.Ledger;

namespace Farside.Archive.Portal.Sources;

/// <summary>One page of the portal's list.</summary>
/// <param name="Rows">How many records it had, those left out included.</param>
/// <param name="Total">Of the whole list, as it says; null where it does not.</param>
sealed record PortalPage(IReadOnlyList<ListedFile> Files, int Rows, int? Total)
{
    /// <exception cref="FetchException">JSON without a list of records.</exception>
    public static PortalPage Read(JsonElement root, string where, Action<string> remark)
    {
        var rows = ListIn(root, where, remark);
        var files = new List<ListedFile>();
        var number = 0;
        foreach (var row in rows.EnumerateArray())
        {
            number++;
            if (PortalRow.Read(row, $"{where}, record {number}", remark) is { } file)
            {
                files.Add(file);
            }
        }

        return new(files, number, root.TryGetProperty("total", out var total) && total.ValueKind == JsonValueKind.Number && total.TryGetInt32(out var count) ? count : null);
    }

    static JsonElement ListIn(JsonElement root, string where, Action<string> remark)
    {
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("rows", out var rows) && rows.ValueKind == JsonValueKind.Array)
        {
            return rows;
        }

        var lists = Lists(root).ToList();
        if (lists is not [var (name, list)])
        {
            throw new FetchException(where, $"rows: {(lists.Count == 0 ? "none" : "several lists of records")}", "a list of records", "The portal has changed its answers: please report it.");
        }

        remark($"{where}: rows: found none; expected the list of records. It stands in {ArchivePath.Shown(name)} and is taken from there.");
        return list;
    }

    static IEnumerable<(string Name, JsonElement List)> Lists(JsonElement node, int depth = 0) =>
        node.ValueKind != JsonValueKind.Object || depth > 2 ? []
        : node.EnumerateObject().SelectMany(field => field.Value.ValueKind == JsonValueKind.Array
            ? field.Value.EnumerateArray().Any(row => row.ValueKind == JsonValueKind.Object) ? [(field.Name, field.Value)] : []
            : Lists(field.Value, depth + 1));
}
