using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Farside.Catalogue.Storage;
using Farside.Core.Time;

namespace Farside.Catalogue.Index;

/// <summary>Makes the columns and word lists of one segment from its products' rows. Everything in them follows from the rows.</summary>
sealed class SegmentWriter(CatalogueStore database, FacetValues values)
{
    const string Rows = """
        SELECT number, key, kind, mission, instrument, mode, eye, sequence, day, simulated, frame, start, sun, repairs, score,
            id, title, level, rules, quality, stop, east, north FROM product WHERE number >= ? AND number < ? ORDER BY number
        """;

    static readonly Field[] Wholes =
        [Field.Kind, Field.Mission, Field.Instrument, Field.Mode, Field.Eye, Field.Sequence, Field.LunarDay, Field.Origin, Field.Sun, Field.Repairs, Field.Score];

    static readonly Field[] Longs = [Field.Begin, Field.End, Field.Place];

    readonly Dictionary<Field, ushort[]> _columns = Wholes.ToDictionary(field => field, _ => new ushort[Schema.SegmentRows]);
    readonly Dictionary<Field, long[]> _longs = Longs.ToDictionary(field => field, _ => new long[Schema.SegmentRows]);
    readonly byte[] _order = new byte[Schema.SegmentRows * 8];
    readonly byte[] _live = new byte[Schema.SegmentRows / 8];
    readonly StringBuilder _shared = new();
    readonly WordLists _words = new();
    readonly MeasureLists _measures = new();

    public void Write(int segment)
    {
        Clear();
        var first = (long)segment << Schema.SegmentShift;
        for (var rows = database.Prepare(Rows).Bind(first).Bind(first + Schema.SegmentRows); rows.Step();)
        {
            Take(rows, (int)(rows.Whole(0) - first));
        }

        foreach (var (field, column) in _columns)
        {
            Save(segment, field, FieldCode.Write(column));
        }

        foreach (var (field, column) in _longs)
        {
            Save(segment, field, LongCode.Write(column));
        }

        Save(segment, Field.Live, _live);
        Save(segment, Field.Order, _order);
        _words.Save(database, segment);
        _measures.Save(database, segment);
        database.Touch(segment);
    }

    public static long Place(int segment, Field field) => ((long)field << 40) | (uint)segment;

    void Take(StoreRows row, int at)
    {
        _live[at >> 3] |= (byte)(1 << (at & 7));
        for (var facet = Field.Kind; facet <= Field.Eye; facet++)
        {
            Put(facet, at, row.Whole(2 + (int)facet));
        }

        Put(Field.Sequence, at, row.Whole(7));
        Put(Field.LunarDay, at, row.Whole(8));
        Put(Field.Origin, at, row.Whole(9));
        Put(Field.Sun, at, double.IsNaN(row.Real(12)) ? 0 : SunCode(row.Real(12)));
        Put(Field.Repairs, at, row.Whole(13));
        Put(Field.Score, at, row.Whole(14));
        var start = row.IsNull(11) ? (Epoch?)null : new Epoch(row.Whole(11));
        var order = TimeOrder.Of(start, row.IsNull(10) ? null : (int)row.Whole(10), row.Whole(1));
        BinaryPrimitives.WriteInt64LittleEndian(_order.AsSpan(at * 8), order);
        _longs[Field.Begin][at] = start?.TaiNanoseconds ?? LongCode.None;
        _longs[Field.End][at] = start is not { } begin ? LongCode.None : row.IsNull(20) ? begin.TaiNanoseconds : Math.Max(begin.TaiNanoseconds, row.Whole(20));
        _longs[Field.Place][at] = PlaceCode.Of(row.Real(21), row.Real(22));
        TakeWords(row, at, start);
        _measures.Take(row.Text(19), at);
    }

    public static ushort SunCode(double degrees) => (ushort)Math.Clamp(Math.Round((degrees + 100) * 100), 1, ushort.MaxValue);

    void TakeWords(StoreRows row, int at, Epoch? start)
    {
        _words.Shared(SharedText(row), at);
        _words.Text(row.Text(15), at);
        _words.Text(row.Text(16), at);
        if (start is { } time)
        {
            var (year, month, day, _, _, _, _) = time.ToUtc();
            _words.Shared(string.Create(CultureInfo.InvariantCulture, $"{year:D4} {year:D4}{month:D2} {year:D4}{month:D2}{day:D2}"), at);
        }
    }

    /// <summary>Kind, mission, instrument, mode, eye, origin, level, and the rules, each once in words and once whole.</summary>
    string SharedText(StoreRows row)
    {
        _shared.Clear();
        for (var facet = Field.Kind; facet <= Field.Eye; facet++)
        {
            _shared.Append(values.Text(facet, (int)row.Whole(2 + (int)facet))).Append(' ');
        }

        _shared.Append(values.Text(Field.Origin, (int)row.Whole(9))).Append(' ').Append(row.Text(17));
        var rules = row.Text(18);
        if (rules.Length > 0)
        {
            _shared.Append(' ').Append(WordLists.RuleMark).Append(rules.Replace(" ", " " + WordLists.RuleMark, StringComparison.Ordinal));
        }

        return _shared.ToString();
    }

    void Put(Field field, int at, long number) => _columns[field][at] = (ushort)Math.Clamp(number, 0, ushort.MaxValue);

    void Save(int segment, Field field, ReadOnlySpan<byte> data) =>
        database.Prepare("INSERT INTO field VALUES(?, ?) ON CONFLICT(place) DO UPDATE SET data = excluded.data").Bind(Place(segment, field)).Bind(data).Run();

    void Clear()
    {
        foreach (var column in _columns.Values)
        {
            Array.Clear(column);
        }

        foreach (var column in _longs.Values)
        {
            Array.Fill(column, LongCode.None);
        }

        Array.Clear(_order);
        Array.Clear(_live);
        _words.Clear();
        _measures.Clear();
    }
}
