using System.Buffers.Binary;
using Farside.Catalogue.Index;
using Farside.Catalogue.Query.Conditions;

namespace Farside.Catalogue.Query;

/// <summary>Answers one query, segment by segment: what is found is a mask; facets are tallied and the first rows kept as the segments go by.</summary>
sealed class Finder
{
    readonly CatalogueReader _reader;
    readonly ProductQuery _query;
    readonly SegmentColumns _columns;
    readonly WordReader _words;
    readonly List<WordFilter> _wanted;
    readonly List<FacetFilter> _facets;
    readonly List<FacetFilter> _conditions;
    readonly FacetTally[] _tallies;
    readonly TopRows _top;
    readonly RowRanking _ranking;
    readonly Judge? _judge;

    // Without a condition on either, sequences and stations are counted in one go: a station is a sum of sequences.
    readonly bool _sharesSequence;

    readonly ulong[] _base = new ulong[Schema.MaskWords];
    readonly ulong[] _all = new ulong[Schema.MaskWords];
    readonly ulong[] _mask = new ulong[Schema.MaskWords];
    readonly ulong[] _scratch = new ulong[Schema.MaskWords];

    public Finder(CatalogueReader reader, ProductQuery query)
    {
        (_reader, _query) = (reader, query);
        _columns = reader.Columns;
        _words = new(reader.Database);
        _wanted = [.. WordFilter.Of(reader, query)];
        _facets = [.. Enum.GetValues<Facet>().Select(facet => new FacetFilter(reader, facet, query.Where.GetValueOrDefault(facet)))];
        _conditions = [.. _facets.Where(facet => facet.Allowed is not null)];
        _tallies = [.. _facets.Select(facet => new FacetTally(query.CountsFacets ? facet.Size : 0))];
        _sharesSequence = !_conditions.Any(condition => condition.Field is Field.Sequence);
        // One more than is shown tells whether there are more.
        _top = new(query.Limit == 0 ? 0 : query.Offset + query.Limit + 1, KeyOf);
        _ranking = new(query.Sort, _top, query.After, KeyOf);
        _judge = query.Condition?.Bind(reader);
    }

    public SearchResult Find()
    {
        var total = 0;
        var segments = _reader.Segments.Count;
        for (var n = 0; n < segments; n++)
        {
            _columns.MoveTo(_ranking.IsForward ? n : segments - 1 - n);
            total += FindInSegment();
        }

        var first = _top.InOrder();
        var shown = first.Skip(_query.Offset).Take(_query.Limit).ToList();
        var rows = _reader.Rows.ByNumbers([.. shown.Select(row => row.Number)]);
        var hasMore = first.Count > _query.Offset + shown.Count && shown.Count > 0;
        return new(total, rows, Facets()) { Next = hasMore ? new(shown[^1].Rank, shown[^1].Time, rows[^1].Key) : null };
    }

    string KeyOf(long number) => _reader.Rows.ByNumber(number)!.Key;

    int FindInSegment()
    {
        FindBase();
        if (Masks.IsEmpty(_base))
        {
            return 0;
        }

        MaskWithout(null, _all);
        if (_query.CountsFacets)
        {
            Tally();
        }

        var found = Masks.Count(_all);
        if (found > 0 && _query.Limit > 0)
        {
            _ranking.Offer(_all, _columns);
        }

        return found;
    }

    /// <summary>Everything but the conditions on facets; the cheapest first, and no further once nothing is left.</summary>
    void FindBase()
    {
        _reader.Segments.Live(_columns.Segment, _base);
        foreach (var word in _wanted)
        {
            if (Masks.IsEmpty(_base))
            {
                return;
            }

            word.Mark(_words, _columns, _mask, _scratch);
            Masks.And(_base, _mask);
        }

        KeepRanges();
        foreach (var range in _query.Quality)
        {
            MarkQuality(range);
            Masks.And(_base, _mask);
        }

        if (_judge is not null && !Masks.IsEmpty(_base))
        {
            _judge.Mark(_columns, _base, _mask, _scratch);
            _mask.CopyTo(_base.AsSpan());
        }
    }

    void KeepRanges()
    {
        if (_query.From is not null || _query.To is not null)
        {
            Masks.Keep(_base, _columns.Order(), TimeOrder.From(_query.From ?? new(long.MinValue)), _query.To is { } to ? TimeOrder.From(to) : long.MaxValue);
        }

        if (_query.SunMin is not null || _query.SunMax is not null)
        {
            Masks.Keep(_base, _columns.Of(Field.Sun).Numbers, SunCode(_query.SunMin ?? -99, Math.Ceiling), SunCode(_query.SunMax ?? 99, Math.Floor));
        }

        if (_query.RepairsMin is not null || _query.RepairsMax is not null)
        {
            Masks.Keep(_base, _columns.Of(Field.Repairs).Numbers, _query.RepairsMin ?? 0, _query.RepairsMax ?? int.MaxValue);
        }
    }

    // The column holds hundredths; a bound between two of them takes the inner one.
    static int SunCode(double degrees, Func<double, double> round) => (int)Math.Clamp(round(((degrees + 100) * 100) - 1e-6), 1, ushort.MaxValue);

    void MarkQuality(QualityRange range)
    {
        Array.Clear(_mask);
        _reader.Database.Measures(_columns.Segment, range.Name, (places, numbers) =>
        {
            for (var i = 0; i < places.Length / 2; i++)
            {
                var place = BinaryPrimitives.ReadUInt16LittleEndian(places[(i * 2)..]);
                var number = BinaryPrimitives.ReadDoubleLittleEndian(numbers[(i * 8)..]);
                _mask[place >> 6] |= (number >= range.Least && number <= range.Most ? 1UL : 0) << place;
            }
        });
    }

    /// <summary>The base and all conditions on facets but one.</summary>
    void MaskWithout(FacetFilter? left, Span<ulong> mask)
    {
        _base.CopyTo(mask);
        foreach (var condition in _conditions.Where(condition => condition != left))
        {
            Masks.Keep(mask, _columns.Of(condition.Field), condition.Allowed!);
        }
    }

    void Tally()
    {
        var isNone = Masks.IsEmpty(_all);
        foreach (var facet in _facets.Where(facet => !(_sharesSequence && facet.Facet is Facet.Station)))
        {
            if (facet.Allowed is not null)
            {
                MaskWithout(facet, _mask);
                _tallies[(int)facet.Facet].Add(_mask, _columns.Of(facet.Field));
            }
            else if (!isNone)
            {
                _tallies[(int)facet.Facet].Add(_all, _columns.Of(facet.Field));
            }
        }
    }

    Dictionary<string, IReadOnlyList<FacetCount>> Facets() => _query.CountsFacets ? _facets.ToDictionary(facet => facet.Facet.Name(), Counts) : [];

    IReadOnlyList<FacetCount> Counts(FacetFilter facet)
    {
        var tally = _tallies[(int)(_sharesSequence && facet.Facet is Facet.Station ? Facet.Sequence : facet.Facet)];
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var number = 0; number < facet.Size; number++)
        {
            if (tally.Count(number) is > 0 and var count && facet.Text(number) is { Length: > 0 } text)
            {
                counts[text] = counts.GetValueOrDefault(text) + count;
            }
        }

        return [.. counts.Select(entry => new FacetCount(entry.Key, entry.Value)).OrderBy(entry => entry.Value, Comparer<string>.Create(FacetNames.Compare))];
    }
}
