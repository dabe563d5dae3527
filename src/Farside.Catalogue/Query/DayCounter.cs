using System.Globalization;
using System.Numerics;
using Farside.Catalogue.Index;

namespace Farside.Catalogue.Query;

/// <summary>Counts products by mission, lunar day, instrument and kind, in one pass over four columns.</summary>
sealed class DayCounter(CatalogueReader reader)
{
    static readonly Field[] Fields = [Field.Mission, Field.LunarDay, Field.Instrument, Field.Kind];

    readonly ulong[] _live = new ulong[Schema.MaskWords];
    readonly ushort[][] _columns = [.. Fields.Select(_ => new ushort[Schema.SegmentRows])];
    readonly Dictionary<ulong, int> _counts = [];

    public IReadOnlyList<DayCount> Count()
    {
        var count = reader.Segments.Count;
        for (var segment = 0; segment < count; segment++)
        {
            Count(segment);
        }

        return [.. _counts.Select(entry => Row(entry.Key, entry.Value)).OrderBy(row => row.Mission, StringComparer.Ordinal).ThenBy(row => row.LunarDay ?? 0)
            .ThenBy(row => row.Instrument, StringComparer.Ordinal).ThenBy(row => row.Kind, StringComparer.Ordinal)];
    }

    void Count(int segment)
    {
        reader.Segments.Live(segment, _live);
        var areAllOne = true;
        for (var i = 0; i < Fields.Length; i++)
        {
            areAllOne &= reader.Segments.Column(segment, Fields[i], _columns[i]) is not null;
        }

        if (areAllOne)
        {
            Add(Key(0), _live.Sum(BitOperations.PopCount));
            return;
        }

        for (var at = 0; at < Schema.SegmentRows; at++)
        {
            if ((_live[at >> 6] >> (at & 63) & 1) != 0)
            {
                Add(Key(at), 1);
            }
        }
    }

    ulong Key(int at) => ((ulong)_columns[0][at] << 48) | ((ulong)_columns[1][at] << 32) | ((ulong)_columns[2][at] << 16) | _columns[3][at];

    void Add(ulong key, int count) => System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_counts, key, out _) += count;

    DayCount Row(ulong key, int count)
    {
        string Text(Field field, int shift) => reader.Values.Text(field, (int)(key >> shift & 0xffff));
        var day = Text(Field.LunarDay, 32);
        return new(Text(Field.Mission, 48), day.Length > 0 ? int.Parse(day, CultureInfo.InvariantCulture) : null, Text(Field.Instrument, 16), Text(Field.Kind, 0), count);
    }
}
