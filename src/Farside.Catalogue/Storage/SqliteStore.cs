using Farside.Catalogue.Index;
using Farside.Formats.Sqlite;

namespace Farside.Catalogue.Storage;

/// <summary>A catalogue in an SQLite file.</summary>
sealed class SqliteStore : CatalogueStore
{
    readonly Database _database;
    readonly Dictionary<string, SqliteRows> _rows = new(StringComparer.Ordinal);

    SqliteStore(Database database) => _database = database;

    public override string Path => _database.Path;

    /// <exception cref="CatalogueException">No SQLite on this machine, or the file cannot be opened.</exception>
    public static SqliteStore OpenForReading(string path)
    {
        var store = new SqliteStore(CatalogueDatabase.Open(path, isReadOnly: true));
        // The columns of a million products are twenty megabytes: they stay at hand.
        store._database.Run("PRAGMA cache_size = -32768");
        return store;
    }

    /// <summary>Opens a file, makes one where there is none, empties one of another version and begins again one whose filling was broken off.</summary>
    public static SqliteStore OpenForWriting(string path)
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
            return new(database);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public override StoreRows Prepare(string sql)
    {
        if (!_rows.TryGetValue(sql, out var rows))
        {
            _rows[sql] = rows = new(_database.Prepare(sql));
        }

        return rows.Again();
    }

    public override StoreRows Put(string table) => Prepare(table switch
    {
        Product => "INSERT OR REPLACE INTO product VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        Link => "INSERT OR IGNORE INTO link VALUES(?, ?)",
        WordTable => "INSERT INTO words VALUES(?, ?, ?, ?, ?)",
        _ => "INSERT INTO measure VALUES(?, ?, ?, ?)",
    });

    public override void Require() => Schema.Require(_database);

    public override long Version() => _database.Whole("PRAGMA data_version");

    public override void Begin() => _database.Begin();

    public override void Commit() => _database.Commit();

    public override void Rollback() => _database.Rollback();

    public override TResult AtOneMoment<TResult>(Func<TResult> work) => _database.AtOneMoment(work);

    public override void BeginFilling() => Schema.BeginFilling(_database);

    public override void MakeIndexes() => Schema.MakeIndexes(_database);

    public override void EndFilling() => Schema.EndFilling(_database);

    public override void Blocks(int segment, byte[] word, bool isPrefix, BlockReader found)
    {
        // The word itself may stand within a block that begins before it.
        var blocks = Prepare("SELECT first, last, every, data FROM words WHERE segment = ? AND first >= ? ORDER BY first").Bind(segment).Bind(First(segment, word));
        while (blocks.Step() && found(blocks.Bytes(0), blocks.Bytes(1), blocks.Bytes(2), blocks.Bytes(3)))
        {
        }

        blocks.Again();
    }

    public override void Dispose() => _database.Dispose();

    byte[] First(int segment, byte[] word)
    {
        var row = Prepare("SELECT first FROM words WHERE segment = ? AND first <= ? ORDER BY first DESC LIMIT 1").Bind(segment).Bind(word);
        var first = row.Step() ? row.Bytes(0).ToArray() : word;
        row.Again();
        return first;
    }
}
