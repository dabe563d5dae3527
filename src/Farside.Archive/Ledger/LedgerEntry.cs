namespace Farside.Archive.Ledger;

/// <summary>How a product stands now, for <see cref="ArchiveLedger.Record(IReadOnlyCollection{LedgerEntry})"/>.</summary>
/// <param name="Id">The data file's name.</param>
/// <param name="Files">With path, size, hash and version; a file without a path is gone. What is not named keeps what was known of it.</param>
/// <param name="Trouble">Empty when all is well.</param>
public sealed record LedgerEntry(string Id, ProductState State, IReadOnlyCollection<LedgerFile> Files, string Trouble = "");
