using System.Collections.Concurrent;
using Farside.Archive.Missions;
using Farside.Core;
using Farside.Core.Records;

namespace Farside.Archive.Store;

/// <summary>Looks at every product of an archive: is it whole, does its label read, what had to be mended?</summary>
public static class ArchiveCheck
{
    /// <param name="progress">Told how many products are done.</param>
    public static ArchiveReport Run(ArchiveFolder archive, IProgress<int>? progress = null, CancellationToken cancel = default)
    {
        var findings = new ConcurrentBag<ProductFinding>();
        var done = 0;
        Parallel.ForEach(archive.Entries, new ParallelOptions { CancellationToken = cancel }, entry =>
        {
            findings.Add(Look(archive, entry));
            progress?.Report(Interlocked.Increment(ref done));
        });

        var ordered = findings.OrderBy(finding => finding.Entry.Id, StringComparer.Ordinal).ToList();
        var copies = archive.Copies.Select(copy => new CopyFinding(copy.Id, copy.Path, copy.Kept, SameBytes.Are(copy.Path, copy.Kept))).ToList();
        return new()
        {
            Root = archive.Root,
            Products = archive.Entries.Count,
            Complete = archive.Entries.Count(entry => entry.IsComplete),
            Bytes = archive.Entries.Sum(entry => entry.DataPath == entry.LabelPath ? entry.DataBytes : entry.DataBytes + entry.LabelBytes),
            LabelsWithoutData = [.. archive.Entries.Where(entry => entry.DataPath is null).Select(Name)],
            DataWithoutLabel = [.. archive.Entries.Where(entry => entry.LabelPath is null).Select(Name)],
            Truncated = [.. ordered.SelectMany(finding => finding.Repairs.Where(repair => repair.Rule is "truncated-data").Select(repair => $"{Name(finding.Entry)}: {repair.Found}; {repair.Used} whole"))],
            Broken = [.. ordered.Where(finding => finding.Fault is not null).Select(finding => finding.Fault!)],
            RefusedLinks = archive.RefusedLinks,
            Copies = copies,
            Repairs = [.. Count(ordered)],
            RepeatedPairs = [.. RepeatedPairs(archive)],
            SameData = SameDataFinder.Find(archive.Entries, cancel),
        };

        string Name(ArchiveEntry entry) => entry.Name is null || entry.LabelPath is { } path && !Path.GetFileName(path).Equals(entry.Id + "L", StringComparison.OrdinalIgnoreCase)
            ? $"{entry.Id} ({Path.GetRelativePath(archive.Root, entry.LabelPath ?? entry.DataPath!)})" : entry.Id;
    }

    static ProductFinding Look(ArchiveFolder archive, ArchiveEntry entry)
    {
        try
        {
            return entry.LabelPath is null ? new(entry, [], null) : new(entry, archive.OpenLabel(entry).Repairs, null);
        }
        catch (FarsideException refusal)
        {
            return new(entry, [], refusal.Message);
        }
        catch (Exception refusal)
        {
            return new(entry, [], $"{entry.Id}: {refusal.Message}");
        }
    }

    static IEnumerable<RepairCount> Count(List<ProductFinding> findings) =>
        from finding in findings
        from repair in finding.Repairs.DistinctBy(repair => repair.Rule)
        group (finding.Entry, repair) by repair.Rule into rule
        orderby rule.Key
        select new RepairCount(rule.Key, rule.Count(), rule.First().Entry.Id, rule.First().repair.Found, rule.First().repair.Used, rule.First().repair.Source);

    /// <summary>The terrain camera takes every position twice, two seconds apart: both are kept, one is enough to show.</summary>
    static IEnumerable<RepeatedShot> RepeatedPairs(ArchiveFolder archive) =>
        (from entry in archive.Entries
         where entry.Name is { Index: not null } name && Mission(name)?.Count("shotsPerPosition") is 2
         group entry.Name by (entry.Name!.Mission, entry.Name.Instrument, entry.Name.Sequence)).SelectMany(Pairs);

    static FactSheet? Mission(ProductName name) => MissionRegistry.Find(name.Mission)?.Instrument(name.Instrument)?.Facts;

    static IEnumerable<RepeatedShot> Pairs(IEnumerable<ProductName?> sequence)
    {
        var ordered = sequence.OfType<ProductName>().OrderBy(name => name.Index).ToList();
        for (var i = 1; i < ordered.Count; i++)
        {
            // Shots of one burst follow each other evenly, so a pair is an even index and the next one.
            if (ordered[i].Index == ordered[i - 1].Index + 1 && (ordered[i].Start - ordered[i - 1].Start) <= TimeSpan.FromSeconds(3))
            {
                yield return new(ordered[i - 1].FileName, ordered[i].FileName);
                i++;
            }
        }
    }

    sealed record ProductFinding(ArchiveEntry Entry, IReadOnlyList<Repair> Repairs, string? Fault);
}
