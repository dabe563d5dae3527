using Farside.Archive.Missions;
using Farside.Archive.Store;
using Farside.Core;
using Farside.Core.Measurements;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Traverse;

/// <summary>Asks rover labels where the rover stood; data files are not opened.</summary>
sealed class SightingReader(Workbench bench)
{
    readonly HashSet<(string Instrument, string Mode, bool IsSimulated)> _observed = [];

    public Observation? First { get; private set; }

    /// <summary>Labels that cannot be read or state no place.</summary>
    public int Silent { get; private set; }

    public IReadOnlyList<RoverSighting> Read(IReadOnlyList<ArchiveEntry> labels) =>
        [.. labels.Select(Read).OfType<RoverSighting>().OrderBy(sighting => sighting.Time).ThenBy(sighting => sighting.Instrument, StringComparer.Ordinal).ThenBy(sighting => sighting.Id, StringComparer.Ordinal)];

    RoverSighting? Read(ArchiveEntry entry)
    {
        bench.Cancellation.ThrowIfCancellationRequested();
        if (StatementOf(entry) is { Rover: { } place, Observation: { Start: { } time } observation } statement)
        {
            Observe(observation);
            return new(entry.Id, observation.Instrument, observation.Sequence, RoverLabels.IsFrame(entry.Name), time, place, statement.RoverOnMoon, statement.Heading);
        }

        Silent++;
        return null;
    }

    static LabelStatement? StatementOf(ArchiveEntry entry)
    {
        try
        {
            return LabelStatement.Read(MissionLabel.Open(entry.LabelPath!, entry.DataPath));
        }
        catch (FarsideException)
        {
            return null; // counted; check says why
        }
    }

    // Thousands of labels need the same rules: the record takes those of one label a kind.
    void Observe(Observation observation)
    {
        First ??= observation;
        if (_observed.Add((observation.Instrument, observation.Mode, observation.IsSimulated)))
        {
            bench.Observe(observation);
        }
    }
}
