using Farside.Catalogue.Query;
using Farside.Catalogue.Storage;

namespace Farside.Catalogue.Build;

/// <summary>The catalogue on disk, one SQLite database: the only place that knows how to open it.</summary>
public static class CatalogueFile
{
    /// <summary>Its name beside the products' folder.</summary>
    public const string Name = "catalogue.db";

    /// <summary>Opens a catalogue; for writing, makes one where there is none, and empties one of another version.</summary>
    /// <exception cref="CatalogueException">No SQLite, no catalogue, another program's file, or for reading one of another version.</exception>
    public static ProductCatalogue Open(string path, bool readOnly = false)
    {
        var full = Path.GetFullPath(path);
        if (readOnly && !File.Exists(full))
        {
            throw new CatalogueException(path, "", "no such file", "a catalogue", "Build it with farside index.");
        }

        if (!readOnly)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            using var store = SqliteStore.OpenForWriting(full);
        }
        else
        {
            using var store = SqliteStore.OpenForReading(full);
            store.Require();
        }

        return new(full, readOnly, forWriting => forWriting ? SqliteStore.OpenForWriting(full) : SqliteStore.OpenForReading(full));
    }
}
