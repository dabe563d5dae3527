using System.Diagnostics;

namespace Farside.Archive.Ledger;

/// <summary>
/// Collects what is to be recorded for up to a second, since every record by itself costs several waits for the disk. What a killed process has
/// not recorded, the folder tells the next one.
/// </summary>
sealed class LedgerBatch(ArchiveLedger ledger)
{
    const int Most = 64;
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    readonly Lock _gate = new();
    readonly List<LedgerEntry> _entries = [];
    long _last = Stopwatch.GetTimestamp();

    public void Add(LedgerEntry entry)
    {
        lock (_gate)
        {
            _entries.Add(entry);
            if (_entries.Count >= Most || Stopwatch.GetElapsedTime(_last) > Longest)
            {
                Write();
            }
        }
    }

    public void Flush()
    {
        lock (_gate)
        {
            Write();
        }
    }

    void Write()
    {
        ledger.Record(_entries);
        _entries.Clear();
        _last = Stopwatch.GetTimestamp();
    }
}
