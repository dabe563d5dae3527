using Farside.Catalogue.Index;
using Farside.Formats.Sqlite;

namespace Farside.Catalogue.Query;

/// <summary>One connection that reads, with the small tables at hand.</summary>
sealed class CatalogueReader : IDisposable
{
    long _version = -1;

    public CatalogueReader(Database database)
    {
        Database = database;
        // The columns of a million products are twenty megabytes: they stay at hand.
        database.Run("PRAGMA cache_size = -32768");
        Segments = new(database);
        Columns = new(Segments);
        Rows = new(this);
    }

    public Database Database { get; }
    public SegmentReader Segments { get; }
    public SegmentColumns Columns { get; }
    public RowReader Rows { get; }
    public FacetValues Values { get; private set; } = new();
    public IReadOnlyList<SequenceEntry> Sequences { get; private set; } = [];

    /// <summary>Reads the small tables again if another connection has written since.</summary>
    public void Refresh()
    {
        var version = Database.Whole("PRAGMA data_version");
        if (version != _version)
        {
            Schema.Require(Database);
            Values = FacetValues.Load(Database);
            Sequences = SequenceTable.Load(Database).Entries;
            _version = version;
        }
    }

    public void Dispose() => Database.Dispose();
}
