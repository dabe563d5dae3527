using Farside.Formats.Sqlite;

namespace Farside.Archive.Ledger;

/// <summary>The ledger's tables. Times are whole microseconds of Unix time; a product's name parts are there to be selected by.</summary>
static class LedgerSchema
{
    public const int Version = 1;

    // "fars" in ASCII, so that file(1) and a second look can tell whose database it is.
    const int Mark = 0x66617273;

    static readonly string[] Tables =
    [
        """
        CREATE TABLE IF NOT EXISTS product(
            id TEXT PRIMARY KEY, mission TEXT, instrument TEXT, mode TEXT, level TEXT, sequence TEXT, start INTEGER,
            state TEXT NOT NULL, twin TEXT, wanted INTEGER NOT NULL DEFAULT 0, run INTEGER NOT NULL DEFAULT 0,
            known INTEGER NOT NULL, listed INTEGER, completed INTEGER, altered INTEGER, trouble TEXT NOT NULL DEFAULT '') WITHOUT ROWID
        """,
        """
        CREATE TABLE IF NOT EXISTS file(
            id TEXT NOT NULL, is_label INTEGER NOT NULL, name TEXT NOT NULL,
            source TEXT NOT NULL DEFAULT '', key TEXT NOT NULL DEFAULT '', address TEXT NOT NULL DEFAULT '', stated INTEGER,
            path TEXT, bytes INTEGER NOT NULL DEFAULT 0, sha256 TEXT NOT NULL DEFAULT '',
            etag TEXT NOT NULL DEFAULT '', modified TEXT NOT NULL DEFAULT '', whole INTEGER, since INTEGER, changed INTEGER,
            begun INTEGER NOT NULL DEFAULT 0, begun_etag TEXT NOT NULL DEFAULT '', begun_modified TEXT NOT NULL DEFAULT '', begun_whole INTEGER,
            absent INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY(id, is_label)) WITHOUT ROWID
        """,
        "CREATE TABLE IF NOT EXISTS note(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
        "CREATE INDEX IF NOT EXISTS product_run ON product(run, id)",
        "CREATE INDEX IF NOT EXISTS product_listed ON product(listed)",
        "CREATE INDEX IF NOT EXISTS product_completed ON product(completed)",
        "CREATE INDEX IF NOT EXISTS file_sha256 ON file(sha256) WHERE sha256 <> '' AND is_label = 0",
    ];

    /// <summary>Makes the tables of an empty file.</summary>
    /// <exception cref="LedgerException">The file is another program's or a newer Farside's.</exception>
    public static void Prepare(Database database)
    {
        var (mark, version) = (database.Whole("PRAGMA application_id"), database.Whole("PRAGMA user_version"));
        if (mark == Mark && version == Version)
        {
            return;
        }

        if (mark != 0 || version != 0 || database.Whole("SELECT count(*) FROM sqlite_master") > 0)
        {
            Refuse(database, mark, version);
        }

        database.Together(() =>
        {
            Tables.ToList().ForEach(database.Run);
            database.Run($"PRAGMA application_id = {Mark}");
            database.Run($"PRAGMA user_version = {Version}");
        });
    }

    /// <exception cref="LedgerException">The tables are not there or are another version's.</exception>
    public static void Require(Database database)
    {
        var (mark, version) = (database.Whole("PRAGMA application_id"), database.Whole("PRAGMA user_version"));
        if (mark != Mark || version != Version)
        {
            Refuse(database, mark, version);
        }
    }

    static void Refuse(Database database, long mark, long version) => throw new LedgerException(
        database.Path, mark == Mark ? $"a ledger of version {version}" : "a database of another program", $"a ledger of version {Version}",
        "Move it away; the next fetch builds a new one from the folder.");
}
