using System.Globalization;
using System.Numerics;
using Farside.Catalogue.Index;
using Farside.Catalogue.Query.Conditions;
using Farside.Catalogue.Records;

namespace Farside.Catalogue.Query;

/// <summary>Sums up collections in one pass over the columns.</summary>
sealed class CollectionCounter(CatalogueReader reader, Condition? condition)
{
    readonly Judge? _judge = condition?.Bind(reader);
    readonly SegmentColumns _columns = reader.Columns;
    readonly ulong[] _mask = new ulong[Schema.MaskWords];
    readonly ulong[] _holds = new ulong[Schema.MaskWords];
    readonly ulong[] _fails = new ulong[Schema.MaskWords];
    readonly Dictionary<string, CollectionSummary> _summaries = new(StringComparer.Ordinal);
    (int Kind, int Mission, int Instrument, int Origin, int Day, int Sequence, long Place) _last = (-1, 0, 0, 0, 0, 0, 0);
    CollectionSummary? _summary;

    public IReadOnlyList<CollectionSummary> Count()
    {
        var segments = reader.Segments.Count;
        for (var segment = 0; segment < segments; segment++)
        {
            _columns.MoveTo(segment);
            Find(segment);
            Count(segment);
        }

        return [.. _summaries.Values.OrderBy(summary => summary.Id, StringComparer.Ordinal)];
    }

    void Find(int segment)
    {
        reader.Segments.Live(segment, _mask);
        if (_judge is not null)
        {
            _judge.Mark(_columns, _mask, _holds, _fails);
            _holds.CopyTo(_mask.AsSpan());
        }
    }

    void Count(int segment)
    {
        var (begins, ends, places) = (_columns.Longs(Field.Begin), _columns.Longs(Field.End), _columns.Longs(Field.Place));
        var columns = new[] { Field.Kind, Field.Mission, Field.Instrument, Field.Origin, Field.LunarDay, Field.Sequence }.Select(field => _columns.Of(field).Numbers).ToArray();
        for (var i = 0; i < _mask.Length; i++)
        {
            for (var left = _mask[i]; left != 0; left &= left - 1)
            {
                var at = (i << 6) | BitOperations.TrailingZeroCount(left);
                var begin = begins.One ?? begins.Numbers[at];
                if (begin != LongCode.None)
                {
                    See((columns[0][at], columns[1][at], columns[2][at], columns[3][at], columns[4][at], columns[5][at], places.One ?? places.Numbers[at]));
                    _summary!.Take(new(begin), new(ends.One ?? ends.Numbers[at]));
                }
            }
        }
    }

    // Neighbours mostly have everything in common.
    void See((int Kind, int Mission, int Instrument, int Origin, int Day, int Sequence, long Place) row)
    {
        if (row == _last)
        {
            return;
        }

        _last = row;
        var (mission, kind) = (reader.Values.Text(Field.Mission, row.Mission), reader.Values.Text(Field.Kind, row.Kind));
        var id = ProductRow.CollectionOf(mission, kind);
        if (!_summaries.TryGetValue(id, out _summary))
        {
            _summaries[id] = _summary = new(mission, kind);
        }

        var place = row.Place == LongCode.None ? reader.Sequences[row.Sequence].Place : new SitePlace(PlaceCode.Read(row.Place).EastM, PlaceCode.Read(row.Place).NorthM, 0);
        int? day = int.TryParse(reader.Values.Text(Field.LunarDay, row.Day), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        _summary.See(reader.Values.Text(Field.Instrument, row.Instrument), reader.Values.Text(Field.Origin, row.Origin) == "simulated", day, MoonPlace.Of(mission, place));
    }
}
