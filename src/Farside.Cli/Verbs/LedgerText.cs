using System.Globalization;
using Farside.Archive.Ledger;
using Farside.Archive.Store;

namespace Farside.Cli.Verbs;

/// <summary>What <c>status</c> says from an archive's ledger.</summary>
static class LedgerText
{
    /// <summary>Brings the ledger to what the folder holds, and asks it for news; an archive that cannot be written to goes without.</summary>
    /// <param name="isLook">What is shown now is no news next time.</param>
    public static ArchiveStatus Add(ArchiveStatus status, ArchiveFolder folder, bool isLook)
    {
        try
        {
            using var ledger = ArchiveLedger.Open(folder.Root);
            LedgerRebuild.Run(ledger, folder, LedgerDepth.Names);
            var told = status with { Ledger = ledger.Count(), News = ledger.NewsSinceLastLook() };
            if (isLook)
            {
                ledger.Look();
            }

            return told;
        }
        catch (LedgerException)
        {
            return status;
        }
    }

    public static void Write(TextWriter output, ArchiveStatus status)
    {
        if (status is not { News: { } news, Ledger: { } ledger })
        {
            return;
        }

        var since = news.Since is { } time ? $"since {time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC" : "so far";
        output.WriteLine(news.Arrived + news.Listed + news.Changed == 0
            ? $"\n{since}: nothing new."
            : $"\n{since}: {news.Arrived} new here ({ArchiveText.Bytes(news.ArrivedBytes)}), {news.Listed} listed and not fetched, {news.Changed} changed at the source.");
        output.WriteLine($"Ledger: {ledger.Known} products known, {ledger.Wanted} wanted and not whole, {ledger.DuplicateOf} duplicates, {ledger.Truncated} truncated.");
        ArchiveText.List(output, news.Arrived > 0 ? "New here, latest first" : "Listed, not fetched", news.Examples);
    }
}
