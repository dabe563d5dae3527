using Farside.Archive.Missions;
using Farside.Archive.Store;
using Farside.Core;
using Farside.Core.Measurements;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Timeline;

/// <summary>When everything was taken: frames by their names, which give the second; periods by their labels, since their names give the plan.</summary>
sealed class Takings(Workbench bench)
{
    readonly HashSet<string> _observed = [];

    public Observation? First { get; private set; }

    /// <summary>Labels are opened for these: every period's, and one frame's of each camera, to tell whose data they are.</summary>
    public static IEnumerable<ArchiveEntry> LabelsOf(IReadOnlyList<ArchiveEntry> entries) =>
        [.. entries.Where(entry => !IsFrame(entry)).Concat(entries.Where(IsFrame).GroupBy(entry => entry.Name!.Instrument).Select(camera => camera.First())).OrderBy(entry => entry.Id, StringComparer.Ordinal)];

    public IReadOnlyList<Taking> Of(IEnumerable<ArchiveEntry> entries, IReadOnlyList<ArchiveEntry> labels)
    {
        var stated = labels.ToDictionary(label => label.Id, Open, StringComparer.Ordinal);
        return [.. entries.Where(entry => entry.Name is not null).Select(entry => TakingOf(entry, stated.GetValueOrDefault(entry.Id))).OrderBy(taking => taking.Start).ThenBy(taking => taking.Instrument, StringComparer.Ordinal)];
    }

    static bool IsFrame(ArchiveEntry entry) => entry.Name is { } name && MissionRegistry.Find(name.Mission)?.Instrument(name.Instrument)?.Mode(name.Mode) is { Kind: "frame" };

    static Taking TakingOf(ArchiveEntry entry, Observation? stated)
    {
        var name = entry.Name!;
        var (start, stop) = (stated?.Start ?? name.Start, stated?.Stop ?? name.Stop);
        return new(name.Instrument, start, stop < start ? start : stop, entry.DataBytes);
    }

    Observation? Open(ArchiveEntry entry)
    {
        bench.Cancellation.ThrowIfCancellationRequested();
        try
        {
            if (LabelStatement.Read(MissionLabel.Open(entry.LabelPath!, entry.DataPath)) is { Observation: var observation })
            {
                First ??= observation;
                Observe(observation);
                return observation;
            }
        }
        catch (FarsideException)
        {
            // Its name tells the time; check says what is wrong.
        }

        return null;
    }

    void Observe(Observation observation)
    {
        if (_observed.Add($"{observation.Instrument} {observation.IsSimulated}"))
        {
            bench.Observe(observation with { Repairs = [] });
        }
    }
}
