using Farside.Archive.Store;
using Farside.Core;

namespace Farside.Simulator.Evaluation.Findings;

/// <summary>What <c>check</c> says of single products: the lists of its report, and repairs that others of the same kind do not need.</summary>
sealed class CheckEvidence
{
    readonly EvaluationInput _input;
    readonly Dictionary<string, HashSet<string>> _usual = new(StringComparer.Ordinal);
    readonly string _named;

    public CheckEvidence(EvaluationInput input)
    {
        _input = input;
        var report = input.Check;
        _named = string.Join('\n', (IEnumerable<string>)[
            .. report.LabelsWithoutData, .. report.DataWithoutLabel, .. report.Truncated, .. report.Broken, .. report.RefusedLinks,
            .. report.SunDisagreements, .. report.Copies.Select(copy => copy.Path), .. report.SameData.SelectMany(group => group)]);
    }

    /// <summary>True when the report names it, or its label was mended where its kind's are not.</summary>
    public bool Names(TrueFault fault) =>
        IsNamed(fault.Victim) || IsNamed(fault.Product) || IsNamed(Path.GetFileName(fault.File)) || IsMarked(fault) || Unusual(fault.Victim) || (fault.Product != fault.Victim && Unusual(fault.Product));

    // A rule of the fault's own name tells it, though the kind's first frames need that rule anyway.
    bool IsMarked(TrueFault fault) => _input.Entry(fault.Victim) is { } entry && Repairs(entry) is { } repairs && repairs.Contains(fault.Fault);

    // Broken lines name the label, whose name begins with the product's.
    bool IsNamed(string product) => product.Length > 0 && _named.Contains(product, StringComparison.Ordinal);

    bool Unusual(string product) => _input.Entry(product) is { Name: { } name } entry && Repairs(entry) is { } repairs && repairs.Except(Usual(name)).Any();

    /// <summary>Rules that fire on undamaged products of the same instrument, mode and level.</summary>
    HashSet<string> Usual(ProductName name)
    {
        var kind = KindOf(name);
        if (!_usual.TryGetValue(kind, out var rules))
        {
            var whole = _input.Archive.Entries.Where(entry => entry.IsComplete && entry.Name is not null && !_input.Truth.IsSpoilt(entry.Id)).ToList();
            var own = whole.FindAll(entry => KindOf(entry.Name!) == kind);

            // The first frame of a camera and a later one may need different rules: several are asked. Where all of a kind are damaged, others tell.
            _usual[kind] = rules = [.. Spread(own.Count > 0 ? own : whole, 8).SelectMany(entry => Repairs(entry) ?? [])];
        }

        return rules;
    }

    IEnumerable<string>? Repairs(ArchiveEntry entry)
    {
        try
        {
            return entry.LabelPath is null ? null : _input.Archive.OpenLabel(entry).Repairs.Select(repair => repair.Rule).Distinct();
        }
        catch (FarsideException)
        {
            return null; // the report's list of broken labels has it
        }
    }

    static string KindOf(ProductName name) => $"{name.Instrument} {name.Mode} {name.Level}";

    static IEnumerable<T> Spread<T>(List<T> all, int most) => all.Count <= most ? all : Enumerable.Range(0, most).Select(i => all[(int)((long)i * (all.Count - 1) / (most - 1))]);
}
