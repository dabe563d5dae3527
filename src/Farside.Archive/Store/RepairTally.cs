using Farside.Core.Records;

namespace Farside.Archive.Store;

/// <summary>Counts repairs by rule while an archive is looked through: one example a rule is kept, not every repair. The same result in whatever order products come.</summary>
sealed class RepairTally
{
    readonly Lock _gate = new();
    readonly Dictionary<string, (int Products, string Example, Repair Repair)> _rules = new(StringComparer.Ordinal);

    public IReadOnlyList<RepairCount> Counts =>
        [.. _rules.OrderBy(rule => rule.Key).Select(rule => new RepairCount(rule.Key, rule.Value.Products, rule.Value.Example, rule.Value.Repair.Found, rule.Value.Repair.Used, rule.Value.Repair.Source))];

    /// <summary>One product's repairs; the example of a rule is that of the first product by identity.</summary>
    public void Add(string product, IReadOnlyList<Repair> repairs)
    {
        lock (_gate)
        {
            foreach (var repair in repairs.DistinctBy(repair => repair.Rule))
            {
                var (products, example, first) = _rules.GetValueOrDefault(repair.Rule, (0, product, repair));
                _rules[repair.Rule] = string.CompareOrdinal(product, example) < 0 ? (products + 1, product, repair) : (products + 1, example, first);
            }
        }
    }
}
