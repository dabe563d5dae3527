using Farside.Archive.Ledger;
using Farside.Archive.Store;

namespace Farside.Archive.Portal.Fetching;

/// <summary>What a fetch would bring, before anything is brought.</summary>
/// <param name="Source">Where from.</param>
/// <param name="Archive">Absolute path of where to.</param>
/// <param name="Listed">Files that the source listed, the selection's only.</param>
/// <param name="Duplicates">Files listed more than once.</param>
/// <param name="Groups">In order of name.</param>
/// <param name="FreeBytes">Room on the archive's disk.</param>
public sealed record FetchPlan(string Source, string Archive, int Listed, int Duplicates, IReadOnlyList<FetchGroup> Groups, long FreeBytes, IReadOnlyList<string> Remarks)
{
    public int Products => Groups.Sum(group => group.Products);

    public int Here => Groups.Sum(group => group.Here);

    public int Missing => Products - Here;

    /// <summary>Of what is missing: by the instruments' frame sizes where they are fixed, else as the source states, which is often wrong.</summary>
    public long Bytes => Groups.Sum(group => group.Bytes);

    /// <summary>Missing products of which nobody says how large they are.</summary>
    public int Unsized => Groups.Sum(group => group.Unsized);

    internal static IReadOnlyList<FetchGroup> GroupsOf(IEnumerable<LedgerProduct> products)
    {
        var groups = new SortedDictionary<string, FetchGroup>(StringComparer.Ordinal);
        foreach (var product in products)
        {
            var what = What(product.Id);
            var bytes = product.IsSettled ? 0 : ExpectedSize.Of(product);
            var group = groups.GetValueOrDefault(what) ?? new(what, 0, 0, 0, 0);
            groups[what] = group with
            {
                Products = group.Products + 1,
                Here = group.Here + (product.IsSettled ? 1 : 0),
                Bytes = group.Bytes + (bytes ?? 0),
                Unsized = group.Unsized + (bytes is null ? 1 : 0),
            };
        }

        return [.. groups.Values];
    }

    static string What(string id) =>
        ProductName.TryParse(id, out var name) ? $"{name.Mission} {name.Instrument}{(name.Eye.Length > 0 ? "-" + name.Eye : "")}{(name.Mode.Length > 0 ? " " + name.Mode : "")} {name.Level}" : "other";
}
