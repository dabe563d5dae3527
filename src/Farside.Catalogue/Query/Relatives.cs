using Farside.Catalogue.Index;

namespace Farside.Catalogue.Query;

/// <summary>Finds what belongs to one product.</summary>
sealed class Relatives(CatalogueReader reader, ProductRow self, int most)
{
    const int OfEachKind = 4;
    const int MostLooked = 500;

    readonly HashSet<long> _given = [self.Number];

    public IReadOnlyList<RelatedProduct> All() =>
    [
        .. Take(Relation.StereoPartner, StereoPartner()),
        .. Take(Relation.SameFrame, SameFrame()),
        .. Take(Relation.MadeFrom, MadeFrom()),
        .. Take(Relation.MadeWith, MadeWith()),
        .. Take(Relation.UsedBy, UsedBy()),
        .. Take(Relation.Ring, Ring()),
        .. Take(Relation.SameSequence, SameSequence()),
        .. Take(Relation.SameStation, SameStation()),
    ];

    // What is nearer is not said again.
    List<RelatedProduct> Take(Relation relation, IEnumerable<ProductRow> rows) =>
        [.. rows.Where(row => _given.Add(row.Number)).Take(most).Select(row => new RelatedProduct(relation, row))];

    IEnumerable<ProductRow> StereoPartner() => self is { Eye: "L" or "R", Index: { } index }
        ? reader.Rows.Where("WHERE sequence = ? AND frame = ? AND kind = ? ORDER BY start IS NOT NULL, abs(start - ?), id, key", Sequence(), index, Value(Field.Kind, self.Recipe), self.Start?.TaiNanoseconds ?? 0)
            .Where(row => row.Eye.Length > 0 && row.Eye != self.Eye && row.Mode == self.Mode).Take(1)
        : [];

    // What is made of one frame has the name of its file; what is made of many has a name without an ending, which other kinds share.
    IEnumerable<ProductRow> SameFrame() => self.Id.Contains('.', StringComparison.Ordinal)
        ? reader.Rows.Where("WHERE item = ? ORDER BY score DESC, id, key", Hash.Of(self.Id))
        : [];

    // Inputs are named by their files: what was made of such a file alone shows it.
    IEnumerable<ProductRow> MadeFrom() => reader.Rows.Where(
        "WHERE number IN (SELECT input.number FROM link JOIN product input ON input.item = link.target WHERE link.product = ?) ORDER BY frame IS NULL, frame, start IS NOT NULL, start, id, key LIMIT ?",
        self.Number, most + (long)_given.Count);

    IEnumerable<ProductRow> MadeWith() => reader.Rows.Where(
        "WHERE number IN (SELECT cited.number FROM link JOIN product cited ON cited.key = link.target WHERE link.product = ?) ORDER BY frame IS NOT NULL, frame, score DESC, start IS NOT NULL, start, id, key LIMIT ?",
        self.Number, most + (long)_given.Count);

    IEnumerable<ProductRow> UsedBy() => reader.Rows.Where(
        "WHERE number IN (SELECT product FROM link WHERE target IN (?, ?)) ORDER BY score DESC, start IS NOT NULL, start, id, key LIMIT ?", Hash.Of(self.Key), Hash.Of(self.Id), most + (long)_given.Count);

    IEnumerable<ProductRow> Ring()
    {
        if (self.Index is not { } index || Sequence() == 0)
        {
            return [];
        }

        return Beside("frame < ? ORDER BY frame DESC, id, key", index).AsEnumerable().Reverse().Concat(Beside("frame > ? ORDER BY frame, id, key", index));
    }

    List<ProductRow> Beside(string side, int index) =>
        [.. reader.Rows.Where($"WHERE sequence = ? AND kind = ? AND mode = ? AND eye = ? AND {side} LIMIT ?",
            Sequence(), Value(Field.Kind, self.Recipe), Value(Field.Mode, self.Mode), Value(Field.Eye, self.Eye), index, (most + 1) / 2)];

    IEnumerable<ProductRow> SameSequence() => Sequence() == 0 ? [] : Wholes(Sequence());

    IEnumerable<ProductRow> SameStation() => self.Station.Length == 0
        ? []
        : FewOfEach(reader.Sequences.Where(other => other.Station == self.Station && other.Mission == self.Mission && other.Number != Sequence())
            .Take(most).SelectMany(other => Wholes(other.Number)).OrderByDescending(row => row.Score).ThenBy(row => row.Key, StringComparer.Ordinal));

    IEnumerable<ProductRow> Wholes(long sequence) =>
        FewOfEach(reader.Rows.Where("WHERE sequence = ? AND frame IS NULL ORDER BY score DESC, start IS NOT NULL, start, id, key LIMIT ?", sequence, MostLooked));

    // Anaglyphs come by the dozen: they must not hide the panorama.
    static IEnumerable<ProductRow> FewOfEach(IEnumerable<ProductRow> rows)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        return rows.Where(row => (counts[row.Recipe] = counts.GetValueOrDefault(row.Recipe) + 1) <= OfEachKind);
    }

    long Sequence() => reader.Sequences.FirstOrDefault(entry => entry.Number > 0 && entry.Mission == self.Mission && entry.Instrument == self.Instrument && entry.Name == self.Sequence)?.Number ?? 0;

    long Value(Field field, string text) => reader.Values.Find(field, text);
}
