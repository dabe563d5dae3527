using System.Collections.Concurrent;
using Farside.Archive.Labels;
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
        var (findings, repairs) = (new ConcurrentBag<ProductFinding>(), new RepairTally());
        var done = 0;
        Parallel.ForEach(archive.Entries, new ParallelOptions { CancellationToken = cancel }, entry =>
        {
            if (Look(archive, entry, repairs) is { IsFine: false } finding)
            {
                findings.Add(finding);
            }

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
            Truncated = [.. ordered.SelectMany(finding => finding.Truncations.Select(repair => $"{Name(finding.Entry)}: {repair.Found}; {repair.Used} whole"))],
            Broken = [.. ordered.Where(finding => finding.Fault is not null).Select(finding => finding.Fault!)],
            RefusedLinks = archive.RefusedLinks,
            Copies = copies,
            Repairs = repairs.Counts,
            RepeatedPairs = [.. RepeatedPairs(archive)],
            SameData = SameDataFinder.Find(archive.Entries, cancel),
            SunDisagreements = [.. ordered.Select(finding => finding.Sun).OfType<string>()],
        };

        string Name(ArchiveEntry entry) => entry.Name is null || entry.LabelPath is { } path && !Path.GetFileName(path).Equals(entry.Id + "L", StringComparison.OrdinalIgnoreCase)
            ? $"{entry.Id} ({Path.GetRelativePath(archive.Root, entry.LabelPath ?? entry.DataPath!)})" : entry.Id;
    }

    static ProductFinding Look(ArchiveFolder archive, ArchiveEntry entry, RepairTally repairs)
    {
        try
        {
            return entry.LabelPath is null ? new(entry) : Look(entry, archive.OpenLabel(entry), repairs);
        }
        catch (FarsideException refusal)
        {
            return new(entry) { Fault = refusal.Message };
        }
        catch (Exception refusal)
        {
            return new(entry) { Fault = $"{entry.Id}: {refusal.Message}" };
        }
    }

    static ProductFinding Look(ArchiveEntry entry, LabelDocument label, RepairTally repairs)
    {
        repairs.Add(entry.Id, label.Repairs);
        return new(entry) { Truncations = [.. label.Repairs.Where(repair => repair.Rule is "truncated-data")], Sun = SunCheck.Disagreement(label) };
    }

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

    /// <summary>What there is to say of one product beside its repairs: of most, nothing.</summary>
    sealed record ProductFinding(ArchiveEntry Entry)
    {
        public IReadOnlyList<Repair> Truncations { get; init; } = [];

        /// <summary>Why its label cannot be read.</summary>
        public string? Fault { get; init; }

        /// <summary>How its Sun differs from the sky's.</summary>
        public string? Sun { get; init; }

        public bool IsFine => Truncations.Count == 0 && Fault is null && Sun is null;
    }
}
