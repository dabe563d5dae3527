namespace Farside.Archive.Ledger;

/// <summary>A ledger in numbers.</summary>
/// <param name="Known">Products of which anything is known.</param>
/// <param name="Wanted">Products that somebody asked for and that are not whole here.</param>
/// <param name="Bytes">On this disk, labels and data.</param>
public sealed record LedgerCounts(int Known, int Wanted, int Complete, int Orphan, int DuplicateOf, int Truncated, int ChangedUpstream, long Bytes)
{
    /// <summary>Of which anything is here.</summary>
    public int Present => Complete + Orphan + DuplicateOf + Truncated + ChangedUpstream;
}
