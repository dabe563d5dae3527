using Farside.Core;

namespace Farside.Archive.Ledger;

/// <summary>An archive's ledger cannot be used as it is.</summary>
public sealed class LedgerException(string file, string found, string expected, string advice, Exception? cause = null)
    : FarsideException($"{file}: found {found}; expected {expected}. {advice}", cause);
