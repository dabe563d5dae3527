using Farside.Core.Measurements;

namespace Farside.Archive.Store;

/// <summary>A folder of raw products, in whatever sub-folders they lie.</summary>
public interface IArchive
{
    /// <summary>Absolute path of the folder.</summary>
    string Root { get; }

    /// <summary>All products, ordered by <see cref="ArchiveEntry.Id"/> (ordinal). <c>._*</c> files and <c>.farside</c> are skipped.</summary>
    IReadOnlyList<ArchiveEntry> Entries { get; }

    /// <summary>Reads one product through the mission's rules. Throws a <c>FarsideException</c> when it cannot be read.</summary>
    Measurement Read(ArchiveEntry entry);
}
