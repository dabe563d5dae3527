namespace Farside.Archive.Ledger;

/// <summary>What happened since somebody last looked.</summary>
/// <param name="Since">When that was, UTC; null for the first time.</param>
/// <param name="Listed">Products that a source has listed since and of which nothing is here.</param>
/// <param name="Arrived">Products that became whole since.</param>
/// <param name="Changed">Products that the source now serves otherwise.</param>
/// <param name="ArrivedBytes">Labels and data of what arrived.</param>
/// <param name="Examples">Some of what arrived, newest first, else of what was listed: at most ten identities.</param>
public sealed record LedgerNews(DateTime? Since, int Listed, int Arrived, int Changed, long ArrivedBytes, IReadOnlyList<string> Examples);
