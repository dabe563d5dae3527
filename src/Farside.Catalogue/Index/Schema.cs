using System.Buffers.Binary;
using Farside.Formats.Sqlite;

namespace Farside.Catalogue.Index;

/// <summary>
/// The tables of a catalogue. Products are numbered from 0 and grouped in segments of <see cref="SegmentRows"/>; for each segment there are columns of
/// numbers (what is filtered, counted and sorted by) and lists of words. A query reads those and fetches from <c>product</c> only the rows it shows.
/// </summary>
static class Schema
{
    /// <summary>Moves whenever the tables do; another number is built anew.</summary>
    public const int Version = 2;

    /// <summary>Products of one segment; a power of two that 16 bits hold.</summary>
    public const int SegmentRows = 1 << SegmentShift;

    public const int SegmentShift = 14;

    /// <summary>Words of 64 bits in the mask of a segment.</summary>
    public const int MaskWords = SegmentRows / 64;

    const int Application = 0x46415253; // "FARS"

    /// <summary>Stands in place of the version while a catalogue is filled for the first time.</summary>
    const int Unfinished = -1;

    static readonly string[] Tables =
    [
        "CREATE TABLE value(facet INTEGER, number INTEGER, text TEXT, PRIMARY KEY(facet, number)) WITHOUT ROWID",
        """
        CREATE TABLE sequence(number INTEGER PRIMARY KEY, mission TEXT, instrument TEXT, name TEXT, start INTEGER, witness TEXT,
            east REAL, north REAL, up REAL, station TEXT)
        """,
        """
        CREATE TABLE product(number INTEGER PRIMARY KEY, key INTEGER, item INTEGER, sequence INTEGER, kind INTEGER, mission INTEGER, instrument INTEGER,
            mode INTEGER, eye INTEGER, id TEXT, title TEXT, level TEXT, frame INTEGER, start INTEGER, stop INTEGER, day INTEGER, sun REAL,
            east REAL, north REAL, up REAL, repairs INTEGER, rules TEXT, quality TEXT, score INTEGER, simulated INTEGER,
            thumbnail TEXT, width INTEGER, height INTEGER, bytes INTEGER, changed INTEGER, digest INTEGER)
        """,
        "CREATE TABLE link(product INTEGER, target INTEGER, PRIMARY KEY(product, target)) WITHOUT ROWID",
        "CREATE TABLE field(place INTEGER PRIMARY KEY, data BLOB)",
        "CREATE TABLE words(segment INTEGER, first BLOB, last BLOB, every BLOB, data BLOB)",
        "CREATE INDEX words_first ON words(segment, first)",
        "CREATE TABLE measure(segment INTEGER, name TEXT, places BLOB, numbers BLOB)",
        "CREATE INDEX measure_name ON measure(name, segment)",
        "CREATE INDEX measure_segment ON measure(segment)",
    ];

    static readonly string[] Indexes =
    [
        "CREATE UNIQUE INDEX product_key ON product(key)",
        "CREATE INDEX product_item ON product(item)",
        "CREATE INDEX product_sequence ON product(sequence, frame)",
        "CREATE INDEX link_target ON link(target, product)",
    ];

    /// <summary>Makes the tables where there are none; those of another version are thrown away.</summary>
    /// <exception cref="CatalogueException">The file is another program's database.</exception>
    public static void Ensure(Database database)
    {
        // The size of pages must be said before the first one is written.
        database.Run("PRAGMA page_size = 8192");
        if (IsCurrent(database))
        {
            return;
        }

        RequireOursOrEmpty(database);
        database.Together(() =>
        {
            DropAll(database);
            foreach (var table in Tables.Concat(Indexes))
            {
                database.Run(table);
            }

            database.Run($"PRAGMA application_id = {Application}");
            database.Run($"PRAGMA user_version = {Version}");
        });
    }

    /// <exception cref="CatalogueException">The tables are not there or are another version's.</exception>
    public static void Require(Database database)
    {
        RequireOursOrEmpty(database);
        if (!IsCurrent(database))
        {
            var version = database.Whole("PRAGMA user_version");
            var found = version switch { 0 => "an empty catalogue", Unfinished => "a catalogue that is being filled, or whose filling was broken off", _ => $"a catalogue of version {version}" };
            throw new CatalogueException(database.Path, "", found, $"version {Version}", "Build it with farside index.");
        }
    }

    /// <summary>True for a file whose first filling was broken off: nothing in it is worth keeping.</summary>
    public static bool IsUnfinished(string path)
    {
        const int HeaderBytes = 100, VersionAt = 60, ApplicationAt = 68;
        if (!File.Exists(path))
        {
            return false;
        }

        // The header's places are those of SQLite's file format, section 1.3: a broken file cannot be asked by SQL.
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var header = new byte[HeaderBytes];
        return file.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) == HeaderBytes
            && BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(ApplicationAt)) == Application && BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(VersionAt)) == Unfinished;
    }

    /// <summary>
    /// An empty catalogue is filled without a journal and without the large indexes, which are made at the end in one go: three times as fast. Until
    /// <see cref="EndFilling"/> the file says that it is unfinished.
    /// </summary>
    public static void BeginFilling(Database database)
    {
        database.Run($"PRAGMA user_version = {Unfinished}");
        database.Run("PRAGMA journal_mode = OFF");
        database.Run("PRAGMA synchronous = OFF");
        foreach (var index in Indexes)
        {
            database.Run("DROP INDEX " + index.Split(' ').SkipWhile(word => word != "INDEX").ElementAt(1));
        }
    }

    public static void MakeIndexes(Database database) => Indexes.ToList().ForEach(database.Run);

    public static void EndFilling(Database database)
    {
        database.Run("PRAGMA journal_mode = DELETE");
        database.Run("PRAGMA synchronous = NORMAL");
        database.Run($"PRAGMA user_version = {Version}");
    }

    static bool IsCurrent(Database database) =>
        database.Whole("PRAGMA application_id") == Application && database.Whole("PRAGMA user_version") == Version;

    static void RequireOursOrEmpty(Database database)
    {
        if (database.Whole("PRAGMA application_id") != Application && database.Whole("SELECT count(*) FROM sqlite_master") > 0)
        {
            throw new CatalogueException(database.Path, "", "a database of another program", "a catalogue of Farside or no file", "Choose another place for the catalogue.");
        }
    }

    static void DropAll(Database database)
    {
        var names = new List<string>();
        for (var tables = database.Prepare("SELECT name FROM sqlite_master WHERE type = 'table'"); tables.Step();)
        {
            names.Add(tables.Text(0));
        }

        foreach (var name in names)
        {
            database.Run($"DROP TABLE \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        }
    }
}
