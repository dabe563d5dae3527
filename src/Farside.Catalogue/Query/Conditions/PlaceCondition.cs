using Farside.Catalogue.Index;
using Farside.Catalogue.Records;

namespace Farside.Catalogue.Query.Conditions;

/// <summary>About where a product was taken.</summary>
sealed class PlaceCondition(Func<MoonPlace, bool> test, bool onMap) : Condition
{
    internal override Judge Bind(CatalogueReader reader) => new PlaceJudge(reader, test, onMap);

    sealed class PlaceJudge : Judge
    {
        const int MostKept = 1 << 16;

        readonly Func<MoonPlace, bool> _test;
        readonly bool _onMap;
        readonly string[] _missions;
        readonly long[] _stops;
        readonly Dictionary<(int Mission, long Place), byte> _kept = [];
        (int Mission, long Place) _last = (-1, 0);
        byte _lastVerdict;

        public PlaceJudge(CatalogueReader reader, Func<MoonPlace, bool> test, bool onMap)
        {
            (_test, _onMap) = (test, onMap);
            _missions = [.. Enumerable.Range(0, reader.Values.Count(Field.Mission)).Select(number => reader.Values.Text(Field.Mission, number))];
            _stops = [.. reader.Sequences.Select(sequence => sequence.Place is { } place ? PlaceCode.Of(place.EastM, place.NorthM) : LongCode.None)];
        }

        public override void Mark(SegmentColumns columns, ReadOnlySpan<ulong> scope, Span<ulong> holds, Span<ulong> fails)
        {
            var (places, sequences, missions) = (columns.Longs(Field.Place), columns.Of(Field.Sequence), columns.Of(Field.Mission));
            holds.Clear();
            fails.Clear();
            for (var at = 0; at < Schema.SegmentRows; at++)
            {
                var bit = scope[at >> 6] & (1UL << at);
                if (bit != 0)
                {
                    var place = places.One ?? places.Numbers[at];
                    var verdict = Of(missions.One ?? missions.Numbers[at], place == LongCode.None ? _stops[sequences.One ?? sequences.Numbers[at]] : place);
                    holds[at >> 6] |= verdict == Holds ? bit : 0;
                    fails[at >> 6] |= verdict == Fails ? bit : 0;
                }
            }
        }

        // Neighbours mostly stand at one place.
        byte Of(int mission, long place)
        {
            if (_last == (mission, place))
            {
                return _lastVerdict;
            }

            _last = (mission, place);
            if (!_kept.TryGetValue(_last, out _lastVerdict))
            {
                if (_kept.Count == MostKept)
                {
                    _kept.Clear();
                }

                _kept[_last] = _lastVerdict = Judged(_missions[mission], place);
            }

            return _lastVerdict;
        }

        byte Judged(string mission, long place)
        {
            SitePlace? metres = place == LongCode.None ? null : new(PlaceCode.Read(place).EastM, PlaceCode.Read(place).NorthM, 0);
            return MoonPlace.Of(mission, metres) is not { } found || (_onMap && !found.HasMap) ? Unknown : _test(found) ? Holds : Fails;
        }
    }
}
