using Farside.Catalogue.Index;

namespace Farside.Catalogue.Query;

/// <summary>One word that must be there.</summary>
sealed class WordFilter
{
    /// <summary>Words this long may be the beginning of longer ones.</summary>
    public const int ShortestBeginning = 3;

    /// <summary>So many words of a text count.</summary>
    public const int MostWords = 16;

    readonly byte[] _utf8;
    readonly bool _isPrefix;

    // Stations are known by sequence only: a new survey of positions renumbers them without touching a word list.
    readonly bool[]? _stations;

    WordFilter(CatalogueReader reader, string word, bool isPrefix, bool isRule)
    {
        (_utf8, _isPrefix) = (Words.Utf8(word), isPrefix);
        bool[] stations = isRule ? [] : [.. reader.Sequences.Select(sequence => IsOf(sequence.Station, word))];
        _stations = stations.Contains(true) ? stations : null;
    }

    public static IEnumerable<WordFilter> Of(CatalogueReader reader, ProductQuery query) =>
        Words.Of(query.Text).Distinct().Take(MostWords).Select(word => new WordFilter(reader, word, word.Length >= ShortestBeginning, isRule: false))
            .Concat(query.Repairs.Distinct().Take(MostWords).Select(rule => new WordFilter(reader, WordLists.RuleWord(rule), isPrefix: false, isRule: true)));

    /// <summary>Marks the rows that have the word.</summary>
    public void Mark(WordReader words, SegmentColumns columns, ulong[] mask, ulong[] scratch)
    {
        Array.Clear(mask);
        words.Mark(columns.Segment, _utf8, _isPrefix, mask);
        if (_stations is not null)
        {
            Array.Fill(scratch, ulong.MaxValue);
            Masks.Keep(scratch, columns.Of(Field.Sequence), _stations);
            for (var i = 0; i < mask.Length; i++)
            {
                mask[i] |= scratch[i];
            }
        }
    }

    bool IsOf(string station, string word) => _isPrefix ? station.StartsWith(word, StringComparison.OrdinalIgnoreCase) : station.Equals(word, StringComparison.OrdinalIgnoreCase);
}
