using System.Runtime.InteropServices;
using Farside.Catalogue.Query;
using Farside.Catalogue.Storage;

namespace Farside.Catalogue.Index;

/// <summary>Reads the columns of segments.</summary>
sealed class SegmentReader(CatalogueStore database)
{
    /// <summary>Segments that there are; the last may be partly empty.</summary>
    public int Count => (int)((database.Whole("SELECT coalesce(max(number), -1) FROM product") >> Schema.SegmentShift) + 1);

    /// <summary>Reads a column.</summary>
    /// <returns>The number that all rows have; null where they differ.</returns>
    public int? Column(int segment, Field field, Span<ushort> numbers)
    {
        var data = Seek(segment, field);
        FieldCode.Read(data, numbers);
        return FieldCode.One(data);
    }

    /// <summary>Reads a column of 64 bits.</summary>
    /// <returns>The number that all rows have, and then nothing is read; null where they differ.</returns>
    public long? Longs(int segment, Field field, Span<long> numbers) => LongCode.Read(Seek(segment, field), numbers);

    /// <summary>Places in time, as <see cref="TimeOrder"/> has them.</summary>
    public void Order(int segment, Span<long> order) => Seek(segment, Field.Order).CopyTo(MemoryMarshal.AsBytes(order));

    /// <summary>One bit for each row that is there.</summary>
    public void Live(int segment, Span<ulong> mask)
    {
        mask.Clear();
        database.Column(segment, Field.Live).CopyTo(MemoryMarshal.AsBytes(mask));
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

    ReadOnlySpan<byte> Seek(int segment, Field field)
    {
        var data = database.Column(segment, field);
        return !data.IsEmpty ? data : throw new CatalogueException(database.Path, $"segment {segment}", $"no column {field}", "every column", "Delete the catalogue and build it again with farside index.");
    }
}
