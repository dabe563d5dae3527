namespace Farside.Archive.Portal.Fetching;

/// <summary>What a fetch brought.</summary>
public sealed record FetchReport
{
    public required string Source { get; init; }
    public required string Archive { get; init; }

    /// <summary>Products of the selection.</summary>
    public required int Products { get; init; }

    /// <summary>Of them were whole before.</summary>
    public required int Here { get; init; }

    /// <summary>Became whole now.</summary>
    public required int Fetched { get; init; }

    /// <summary>Products that the source had changed and that were fetched again.</summary>
    public required int Replaced { get; init; }

    /// <summary>Bytes that came over the wire or from the other disk.</summary>
    public required long Bytes { get; init; }

    /// <summary>Questions sent to the server.</summary>
    public required int Requests { get; init; }

    public required double Seconds { get; init; }

    /// <summary>What could not be had, one line each, in order of identity.</summary>
    public required IReadOnlyList<string> Refused { get; init; }

    /// <summary>Data that end before their label's rows do, at the source too.</summary>
    public required IReadOnlyList<string> Truncated { get; init; }

    /// <summary>Products of which the source has only one half.</summary>
    public required IReadOnlyList<string> Orphans { get; init; }

    /// <summary>Products whose data another product has too.</summary>
    public required IReadOnlyList<string> Duplicates { get; init; }

    /// <summary>What was left out of the source's list, and why.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }

    /// <summary>0 when all that was asked for is here; 2 when some is not.</summary>
    public int ExitCode => Refused.Count + Truncated.Count + Orphans.Count > 0 ? 2 : 0;
}
