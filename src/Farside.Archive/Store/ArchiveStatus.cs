using Farside.Archive.Ledger;
using Farside.Archive.Missions;

namespace Farside.Archive.Store;

/// <summary>What an archive holds, by instrument, mode and lunar day: names only, no label is read.</summary>
public sealed record ArchiveStatus
{
    public required string Root { get; init; }
    public required int Products { get; init; }
    public required int Complete { get; init; }
    public required long Bytes { get; init; }

    /// <summary>One line for each mission, instrument and mode.</summary>
    public required IReadOnlyList<Holding> Holdings { get; init; }

    /// <summary>The same by lunar day of the mission and month, in order of time.</summary>
    public required IReadOnlyList<Holding> Days { get; init; }

    /// <summary>How many products each instrument has in each of these, in the same order.</summary>
    public required IReadOnlyList<DayHolding> DaysByInstrument { get; init; }

    public required IReadOnlyList<string> LabelsWithoutData { get; init; }
    public required IReadOnlyList<string> DataWithoutLabel { get; init; }

    /// <summary>The ledger in numbers; null where it cannot be kept.</summary>
    public LedgerCounts? Ledger { get; init; }

    /// <summary>What came since somebody last looked; null where no ledger can be kept.</summary>
    public LedgerNews? News { get; init; }

    public static ArchiveStatus Of(ArchiveFolder archive)
    {
        var entries = archive.Entries;
        return new()
        {
            Root = archive.Root,
            Products = entries.Count,
            Complete = entries.Count(entry => entry.IsComplete),
            Bytes = entries.Sum(SizeOf),
            Holdings = [.. entries.GroupBy(InstrumentOf).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => Sum(group.Key, group))],
            Days = [.. InOrder(entries).Select(group => Sum(group.Key, group))],
            DaysByInstrument = [.. InOrder(entries).Select(group => new DayHolding(group.Key, Instruments(group)))],
            LabelsWithoutData = [.. entries.Where(entry => entry.DataPath is null).Select(entry => Show(archive, entry))],
            DataWithoutLabel = [.. entries.Where(entry => entry.LabelPath is null).Select(entry => entry.Id)],
        };
    }

    static IEnumerable<IGrouping<string, ArchiveEntry>> InOrder(IReadOnlyList<ArchiveEntry> entries) =>
        entries.GroupBy(DayOf).OrderBy(group => group.Min(entry => entry.Name?.Start.TaiNanoseconds ?? long.MaxValue));

    static SortedDictionary<string, int> Instruments(IEnumerable<ArchiveEntry> day) =>
        new(day.GroupBy(entry => entry.Name?.Instrument ?? "other").ToDictionary(group => group.Key, group => group.Count()), StringComparer.Ordinal);

    static string Show(ArchiveFolder archive, ArchiveEntry entry) =>
        Path.GetFileName(entry.LabelPath!).Equals(entry.Id + "L", StringComparison.OrdinalIgnoreCase) ? entry.Id : $"{entry.Id} ({Path.GetRelativePath(archive.Root, entry.LabelPath!)})";

    static string InstrumentOf(ArchiveEntry entry) =>
        entry.Name is not { } name ? "other" : $"{name.Mission} {name.Instrument}{(name.Eye.Length > 0 ? "-" + name.Eye : "")}{(name.Mode.Length > 0 ? " " + name.Mode : "")} {name.Level}";

    static string DayOf(ArchiveEntry entry)
    {
        if (entry.Name is not { } name)
        {
            return "no date in the name";
        }

        var month = name.Start.ToUtcText()[..7];
        var mission = MissionRegistry.Find(name.Mission);
        return mission is { IsOnMoon: false } && int.TryParse(name.Sequence, out var sol) ? $"sol {sol} ({month})"
            : mission?.LunarDay(name.Start) is { } day ? $"lunar day {day} ({month})" : month;
    }

    static Holding Sum(string what, IEnumerable<ArchiveEntry> entries)
    {
        var list = entries.ToList();
        var starts = list.Where(entry => entry.Name is not null).Select(entry => entry.Name!.Start).Order().ToList();
        return new(what, list.Count, list.Count(entry => entry.IsComplete), list.Sum(SizeOf), starts.Count == 0 ? null : starts[0].ToUtcText(), starts.Count == 0 ? null : starts[^1].ToUtcText(),
            list.Select(entry => entry.Name?.Sequence).OfType<string>().Distinct().Count());
    }

    static long SizeOf(ArchiveEntry entry) => entry.DataPath == entry.LabelPath ? entry.DataBytes : entry.DataBytes + entry.LabelBytes;
}
