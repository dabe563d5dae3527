using Farside.Catalogue.Index;
using Farside.Catalogue.Sqlite;

namespace Farside.Catalogue.Query;

/// <summary>One connection that reads, with the small tables at hand.</summary>
sealed class CatalogueReader : IDisposable
{
    long _version = -1;

    public CatalogueReader(Database database)
    {
        Database = database;
        database.Run("PRAGMA cache_size = -16384");
        Segments = new(database);
        Rows = new(this);
    }

    public Database Database { get; }
    public SegmentReader Segments { get; }
    public RowReader Rows { get; }
    public FacetValues Values { get; private set; } = new();
    public IReadOnlyList<SequenceEntry> Sequences { get; private set; } = [];

    /// <summary>Reads the small tables again if another connection has written since.</summary>
    public void Refresh()
    {
        var version = Database.Whole("PRAGMA data_version");
        if (version != _version)
        {
            Values = FacetValues.Load(Database);
            Sequences = SequenceTable.Load(Database).Entries;
            _version = version;
        }
    }

    public void Dispose() => Database.Dispose();
}
