using System.Collections.Concurrent;
using Farside.Archive.Missions;
using Farside.Core;
using Farside.Core.Records;

namespace Farside.Archive.Store;

/// <summary>Looks at every product of an archive: is it whole, does its label read, what had to be mended?</summary>
public static class ArchiveCheck
{
    const int Block = 1 << 20;

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
        var copies = archive.Copies.Select(copy => new CopyFinding(copy.Id, copy.Path, copy.Kept, IsSame(copy.Path, copy.Kept))).ToList();
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
            RepeatedShots = RepeatedShots(archive),
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
    static int RepeatedShots(ArchiveFolder archive) =>
        (from entry in archive.Entries
         where entry.Name is { Index: not null } name && Mission(name)?.Count("shotsPerPosition") is 2
         group entry.Name by (entry.Name!.Mission, entry.Name.Instrument, entry.Name.Sequence)).Sum(CountPairs);

    static FactSheet? Mission(ProductName name) => MissionRegistry.Find(name.Mission)?.Instrument(name.Instrument)?.Facts;

    static int CountPairs(IEnumerable<ProductName?> sequence)
    {
        var ordered = sequence.OfType<ProductName>().OrderBy(name => name.Index).ToList();
        var pairs = 0;
        for (var i = 1; i < ordered.Count; i++)
        {
            // Shots of one burst follow each other evenly, so a pair is an even index and the next one.
            if (ordered[i].Index == ordered[i - 1].Index + 1 && (ordered[i].Start - ordered[i - 1].Start) <= TimeSpan.FromSeconds(3))
            {
                pairs++;
                i++;
            }
        }

        return pairs;
    }

    static bool IsSame(string one, string other)
    {
        try
        {
            using var a = File.OpenHandle(one);
            using var b = File.OpenHandle(other);
            var length = RandomAccess.GetLength(a);
            if (length != RandomAccess.GetLength(b))
            {
                return false;
            }

            var (left, right) = (new byte[Block], new byte[Block]);
            for (long at = 0; at < length; at += Block)
            {
                var (first, second) = (RandomAccess.Read(a, left, at), RandomAccess.Read(b, right, at));
                if (first != second || !left.AsSpan(0, first).SequenceEqual(right.AsSpan(0, second)))
                {
                    return false;
                }
            }

            return true;
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    sealed record ProductFinding(ArchiveEntry Entry, IReadOnlyList<Repair> Repairs, string? Fault);
}
