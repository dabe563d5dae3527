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

    /// <summary>0 fine, also when repairs fired; 2 when some products cannot be used as they are.</summary>
    public int ExitCode => LabelsWithoutData.Count + DataWithoutLabel.Count + Truncated.Count + Broken.Count + RefusedLinks.Count > 0 || Copies.Any(copy => !copy.IsSame) ? 2 : 0;
}
