using Farside.Archive.Ledger;

namespace Farside.Archive.Portal.Fetching;

/// <summary>A file that has come whole and waits for its other half.</summary>
/// <param name="File">With the address it came from.</param>
/// <param name="Version">With its true size.</param>
/// <param name="Part">Absolute path of where it lies now.</param>
sealed record FetchedFile(LedgerFile File, FileVersion Version, string Part);
