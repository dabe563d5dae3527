using Farside.Catalogue.Index;

namespace Farside.Catalogue.Query;

/// <summary>The columns of the segment that is looked at, each read when it is first asked for.</summary>
sealed class SegmentColumns(SegmentReader reader)
{
    readonly Dictionary<Field, Column> _columns = [];
    readonly Dictionary<Field, LongColumn> _longs = [];
    readonly long[] _order = new long[Schema.SegmentRows];
    bool _hasOrder;

    public int Segment { get; private set; } = -1;

    public void MoveTo(int segment)
    {
        Segment = segment;
        _hasOrder = false;
        foreach (var column in _columns.Values)
        {
            column.IsRead = false;
        }

        foreach (var column in _longs.Values)
        {
            column.IsRead = false;
        }
    }

    public Column Of(Field field)
    {
        if (!_columns.TryGetValue(field, out var column))
        {
            _columns[field] = column = new();
        }

        if (!column.IsRead)
        {
            column.One = reader.Column(Segment, field, column.Numbers);
            column.IsRead = true;
        }

        return column;
    }

    /// <summary>A column of 64 bits.</summary>
    public LongColumn Longs(Field field)
    {
        if (!_longs.TryGetValue(field, out var column))
        {
            _longs[field] = column = new();
        }

        if (!column.IsRead)
        {
            column.One = reader.Longs(Segment, field, column.Numbers);
            column.IsRead = true;
        }

        return column;
    }

    /// <summary>As <see cref="TimeOrder"/> has it.</summary>
    public ReadOnlySpan<long> Order()
    {
        if (!_hasOrder)
        {
            reader.Order(Segment, _order);
            _hasOrder = true;
        }

        return _order;
    }

    /// <summary>One column of one segment.</summary>
    public sealed class Column
    {
        public ushort[] Numbers { get; } = new ushort[Schema.SegmentRows];

        /// <summary>The number that all rows have; null where they differ.</summary>
        public int? One { get; set; }

        public bool IsRead { get; set; }
    }
    /// <summary>One column of 64 bits of one segment.</summary>
    public sealed class LongColumn
    {
        /// <summary>Read only where the rows differ.</summary>
        public long[] Numbers { get; } = new long[Schema.SegmentRows];

        /// <summary>The number that all rows have; null where they differ.</summary>
        public long? One { get; set; }

        public bool IsRead { get; set; }
    }
}
