using Farside.Catalogue.Index;

namespace Farside.Catalogue.Query.Conditions;

/// <summary>About a text.</summary>
sealed class TextCondition(TextProperty property, Func<string, bool> test) : Condition
{
    internal override Judge Bind(CatalogueReader reader) => property switch
    {
        TextProperty.Collection => new PairJudge(Verdicts(reader)),
        TextProperty.Sequence => new ColumnJudge(Field.Sequence, [.. reader.Sequences.Select(sequence => Of(sequence.Name))]),
        TextProperty.Station => new ColumnJudge(Field.Sequence, [.. reader.Sequences.Select(sequence => Of(sequence.Station))]),
        _ => new ColumnJudge(FieldOf(property), [.. Texts(reader, FieldOf(property)).Select(Of)]),
    };

    byte[][] Verdicts(CatalogueReader reader)
    {
        var kinds = Texts(reader, Field.Kind).ToList();
        return [.. Texts(reader, Field.Mission).Select(mission => kinds.Select(kind => Of(ProductRow.CollectionOf(mission, kind))).ToArray())];
    }

    byte Of(string text) => text.Length == 0 ? Judge.Unknown : test(text) ? Judge.Holds : Judge.Fails;

    static IEnumerable<string> Texts(CatalogueReader reader, Field field) => Enumerable.Range(0, reader.Values.Count(field)).Select(number => reader.Values.Text(field, number));

    static Field FieldOf(TextProperty property) => property switch
    {
        TextProperty.Kind => Field.Kind,
        TextProperty.Mission => Field.Mission,
        TextProperty.Instrument => Field.Instrument,
        TextProperty.Mode => Field.Mode,
        TextProperty.Eye => Field.Eye,
        _ => Field.Origin,
    };

    /// <summary>By mission, and by kind.</summary>
    sealed class PairJudge(byte[][] verdicts) : Judge
    {
        public override void Mark(SegmentColumns columns, ReadOnlySpan<ulong> scope, Span<ulong> holds, Span<ulong> fails)
        {
            var (missions, kinds) = (columns.Of(Field.Mission), columns.Of(Field.Kind));
            if (missions.One is { } mission)
            {
                Mark(kinds, verdicts[mission], scope, holds, fails);
                return;
            }

            holds.Clear();
            fails.Clear();
            for (var at = 0; at < Schema.SegmentRows; at++)
            {
                var bit = scope[at >> 6] & (1UL << at);
                if (bit != 0)
                {
                    var verdict = verdicts[missions.Numbers[at]][kinds.Numbers[at]];
                    holds[at >> 6] |= verdict == Holds ? bit : 0;
                    fails[at >> 6] |= verdict == Fails ? bit : 0;
                }
            }
        }
    }
}
