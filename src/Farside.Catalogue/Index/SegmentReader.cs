using System.Runtime.InteropServices;
using Farside.Catalogue.Query;
using Farside.Catalogue.Sqlite;

namespace Farside.Catalogue.Index;

/// <summary>Reads the columns of segments.</summary>
sealed class SegmentReader(Database database)
{
    const string Data = "SELECT data FROM field WHERE place = ?";

    /// <summary>Segments that there are; the last may be partly empty.</summary>
    public int Count => (int)((database.Whole("SELECT coalesce(max(number), -1) FROM product") >> Schema.SegmentShift) + 1);

    /// <summary>Reads a column.</summary>
    /// <returns>The number that all rows have; null where they differ.</returns>
    public int? Column(int segment, Field field, Span<ushort> numbers)
    {
        var row = Seek(segment, field);
        var one = FieldCode.One(row.Bytes(0));
        FieldCode.Read(row.Bytes(0), numbers);
        row.Again();
        return one;
    }

    /// <summary>Reads a column of 64 bits.</summary>
    /// <returns>The number that all rows have, and then nothing is read; null where they differ.</returns>
    public long? Longs(int segment, Field field, Span<long> numbers)
    {
        var row = Seek(segment, field);
        var one = LongCode.Read(row.Bytes(0), numbers);
        row.Again();
        return one;
    }

    /// <summary>Places in time, as <see cref="TimeOrder"/> has them.</summary>
    public void Order(int segment, Span<long> order)
    {
        var row = Seek(segment, Field.Order);
        row.Bytes(0).CopyTo(MemoryMarshal.AsBytes(order));
        row.Again();
    }

    /// <summary>One bit for each row that is there.</summary>
    public void Live(int segment, Span<ulong> mask)
    {
        mask.Clear();
        var row = database.Prepare(Data).Bind(SegmentWriter.Place(segment, Field.Live));
        if (row.Step())
        {
            row.Bytes(0).CopyTo(MemoryMarshal.AsBytes(mask));
        }

        row.Again();
    }

    /// <summary>Numbers of the frames' rows, or of the products'.</summary>
    public IEnumerable<long> Rows(bool areFrames)
    {
        var frame = FacetValues.Load(database).Find(Field.Kind, ProductRow.Frame);
        var (live, kinds) = (new ulong[Schema.MaskWords], new ushort[Schema.SegmentRows]);
        var count = Count;
        for (var segment = 0; segment < count; segment++)
        {
            Live(segment, live);
            Column(segment, Field.Kind, kinds);
            for (var at = 0; at < Schema.SegmentRows; at++)
            {
                if ((live[at >> 6] >> (at & 63) & 1) != 0 && kinds[at] == frame == areFrames)
                {
                    yield return ((long)segment << Schema.SegmentShift) + at;
                }
            }
        }
    }

    Statement Seek(int segment, Field field)
    {
        var row = database.Prepare(Data).Bind(SegmentWriter.Place(segment, field));
        return row.Step() ? row : throw new CatalogueException(database.Path, $"segment {segment}", $"no column {field}", "every column", "Delete the catalogue and build it again with farside index.");
    }
}
