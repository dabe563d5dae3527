namespace Farside.Archive.Store;

/// <summary>What <c>farside check</c> found.</summary>
public sealed record ArchiveReport
{
    public required string Root { get; init; }
    public required int Products { get; init; }

    /// <summary>Products with both label and data.</summary>
    public required int Complete { get; init; }

    /// <summary>Labels and data together.</summary>
    public required long Bytes { get; init; }

    public required IReadOnlyList<string> LabelsWithoutData { get; init; }
    public required IReadOnlyList<string> DataWithoutLabel { get; init; }

    /// <summary>Data that end before their label's rows do; the whole rows are still used.</summary>
    public required IReadOnlyList<string> Truncated { get; init; }

    /// <summary>Labels that cannot be read, one line each.</summary>
    public required IReadOnlyList<string> Broken { get; init; }

    /// <summary>Links that lead out of the archive.</summary>
    public required IReadOnlyList<string> RefusedLinks { get; init; }

    public required IReadOnlyList<CopyFinding> Copies { get; init; }

    /// <summary>By rule name.</summary>
    public required IReadOnlyList<RepairCount> Repairs { get; init; }

    /// <summary>Pairs of practically equal shots of one position; both are kept.</summary>
    public required IReadOnlyList<RepeatedShot> RepeatedPairs { get; init; }

    /// <summary>How many such pairs there are.</summary>
    public int RepeatedShots => RepeatedPairs.Count;

    /// <summary>Groups of products, by identity, whose data are the same bytes under different names; frames of one value throughout are left out.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> SameData { get; init; }

    /// <summary>Labels whose Sun is not where the sky has it at their time, one line each.</summary>
    public required IReadOnlyList<string> SunDisagreements { get; init; }

    /// <summary>All of the above by rule: losses first, then what is doubtful, then what was mended; rules that found nothing are left out.</summary>
    public IReadOnlyList<RuleCount> Rules =>
    [
        .. new[]
        {
            Rule("unreadable-label", "loss", Broken), Rule("label-without-data", "loss", LabelsWithoutData), Rule("data-without-label", "loss", DataWithoutLabel), Rule("truncated-data", "loss", Truncated),
            Rule("link-out-of-archive", "loss", RefusedLinks), Rule("second-file-differs", "loss", [.. Copies.Where(copy => !copy.IsSame).Select(copy => copy.Path)]),
            Rule("sun-disagrees", "doubt", SunDisagreements), Rule("same-data", "doubt", [.. SameData.Select(group => string.Join(" = ", group))]),
            Rule("second-file-same", "doubt", [.. Copies.Where(copy => copy.IsSame).Select(copy => copy.Path)]),
        }.Where(rule => rule.Products > 0),
        .. Repairs.Where(repair => repair.Rule != "truncated-data").Select(repair => new RuleCount(repair.Rule, "mended", repair.Products, $"{repair.Example}: {repair.Found} → {repair.Used}")),
    ];

    static RuleCount Rule(string name, string weight, IReadOnlyList<string> found) => new(name, weight, found.Count, found.Count > 0 ? found[0] : "");

    /// <summary>0 fine, also when repairs fired; 2 when some products cannot be used as they are.</summary>
    public int ExitCode => LabelsWithoutData.Count + DataWithoutLabel.Count + Truncated.Count + Broken.Count + RefusedLinks.Count > 0 || Copies.Any(copy => !copy.IsSame) ? 2 : 0;
}
