using Farside.Archive.Store;

namespace Farside.Products.Runner;

/// <summary>What a recipe plans over: the archive, and what the recipes before it will have made.</summary>
public sealed class Shelf(IArchive archive)
{
    readonly Dictionary<string, List<Job>> _planned = new(StringComparer.Ordinal);

    public IArchive Archive => archive;

    /// <summary>Label and data both present, ordered by id.</summary>
    public IEnumerable<ArchiveEntry> Complete => archive.Entries.Where(entry => entry.IsComplete);

    /// <summary>Jobs of a recipe that planned earlier, done or not, in its order.</summary>
    public IReadOnlyList<Job> Planned(string recipe) => _planned.GetValueOrDefault(recipe) ?? [];

    /// <summary>Complete products of one instrument (in capitals), ordered by id.</summary>
    public IEnumerable<ArchiveEntry> Of(string instrument) => Complete.Where(entry => entry.Name?.Instrument == instrument);

    internal void Add(string recipe, List<Job> jobs) => _planned[recipe] = jobs;
}
