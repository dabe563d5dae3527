using Farside.Catalogue.Index;
using Farside.Catalogue.Storage;

namespace Farside.Catalogue.Query;

/// <summary>One connection that reads, with the small tables at hand.</summary>
sealed class CatalogueReader : IDisposable
{
    long _version = -1;

    public CatalogueReader(CatalogueStore database)
    {
        Database = database;
        Segments = new(database);
        Columns = new(Segments);
        Rows = new(this);
    }

    public CatalogueStore Database { get; }
    public SegmentReader Segments { get; }
    public SegmentColumns Columns { get; }
    public RowReader Rows { get; }
    public FacetValues Values { get; private set; } = new();
    public IReadOnlyList<SequenceEntry> Sequences { get; private set; } = [];

    /// <summary>Products and frames.</summary>
    public int Count()
    {
        var live = new ulong[Schema.MaskWords];
        var (count, segments) = (0, Segments.Count);
        for (var segment = 0; segment < segments; segment++)
        {
            Segments.Live(segment, live);
            count += Masks.Count(live);
        }

        return count;
    }

    /// <summary>Reads the small tables again if another connection has written since.</summary>
    public void Refresh()
    {
        var version = Database.Version();
        if (version != _version)
        {
            Database.Require();
            Values = FacetValues.Load(Database);
            Sequences = SequenceTable.Load(Database).Entries;
            _version = version;
        }
    }

    public void Dispose() => Database.Dispose();
}
