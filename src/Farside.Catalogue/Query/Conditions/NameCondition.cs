using Farside.Catalogue.Index;

namespace Farside.Catalogue.Query.Conditions;

/// <summary>Products by their names.</summary>
sealed class NameCondition(IReadOnlyCollection<string> names, bool areKeys) : Condition
{
    internal override Judge Bind(CatalogueReader reader)
    {
        var masks = new Dictionary<int, ulong[]>();
        var wanted = names.ToHashSet(StringComparer.Ordinal);
        var rows = reader.Rows.By(areKeys ? "key" : "item", [.. wanted.Select(Hash.Of)]);
        foreach (var row in rows.Where(row => wanted.Contains(areKeys ? row.Key : row.Id)))
        {
            var segment = (int)(row.Number >> Schema.SegmentShift);
            var mask = masks.TryGetValue(segment, out var found) ? found : masks[segment] = new ulong[Schema.MaskWords];
            var at = (int)(row.Number & (Schema.SegmentRows - 1));
            mask[at >> 6] |= 1UL << at;
        }

        return new NameJudge(masks);
    }

    sealed class NameJudge(Dictionary<int, ulong[]> masks) : Judge
    {
        public override void Mark(SegmentColumns columns, ReadOnlySpan<ulong> scope, Span<ulong> holds, Span<ulong> fails)
        {
            var mask = masks.GetValueOrDefault(columns.Segment);
            for (var i = 0; i < scope.Length; i++)
            {
                holds[i] = scope[i] & (mask?[i] ?? 0);
                fails[i] = scope[i] & ~holds[i];
            }
        }
    }
}
