using Farside.Catalogue.Index;
using Farside.Catalogue.Query;
using Farside.Formats.Sqlite;

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
            using var database = OpenForWriting(full);
        }
        else
        {
            using var database = CatalogueDatabase.Open(full, isReadOnly: true);
            Schema.Require(database);
        }

        return new(full, readOnly);
    }

    internal static Database OpenForWriting(string path)
    {
        if (Schema.IsUnfinished(path))
        {
            File.Delete(path);
        }

        var database = CatalogueDatabase.Open(path, isReadOnly: false);
        try
        {
            Schema.Ensure(database);
            // A cut in power may cost the last batches, which the next update finds; it does not cost the catalogue.
            database.Run("PRAGMA synchronous = NORMAL");
            database.Run("PRAGMA journal_mode = DELETE");
            database.Run("PRAGMA cache_size = -65536");
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }
}
