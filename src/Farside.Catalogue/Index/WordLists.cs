using System.Text;
using Farside.Catalogue.Storage;

namespace Farside.Catalogue.Index;

/// <summary>The words of one segment and where they stand, gathered and then saved as blocks in order.</summary>
sealed class WordLists
{
    /// <summary>Stands before the name of a repair rule: no word that somebody types begins so.</summary>
    public const char RuleMark = '\u0001';

    readonly Dictionary<string, List<ushort>> _places = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<ushort>> _shared = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<ushort>>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public WordLists() => _bySpan = _places.GetAlternateLookup<ReadOnlySpan<char>>();

    public void Clear()
    {
        _places.Clear();
        _shared.Clear();
    }

    /// <summary>Every word of <paramref name="text"/> stands at a place.</summary>
    public void Text(string text, int place) => Words.Each(text, word => Add(word, place));

    /// <summary>As <see cref="Text"/>, for a text that many rows share: it is taken apart once. Words that begin with <see cref="RuleMark"/> are rules and stay whole.</summary>
    public void Shared(string text, int place)
    {
        if (!_shared.TryGetValue(text, out var places))
        {
            _shared[text] = places = [];
        }

        places.Add((ushort)place);
    }

    public static string RuleWord(string rule) => RuleMark + (rule.Length > Words.Longest ? rule[..Words.Longest] : rule);

    public void Save(CatalogueStore database, int segment)
    {
        database.Prepare("DELETE FROM words WHERE segment = ?").Bind(segment).Run();
        SpreadShared();
        var words = _places.Select(entry => (Utf8: Encoding.UTF8.GetBytes(entry.Key), entry.Value)).ToArray();
        Array.Sort(words, (a, b) => a.Utf8.AsSpan().SequenceCompareTo(b.Utf8));
        var block = new PostingBlock();
        foreach (var (utf8, places) in words)
        {
            block.Add(utf8, places);
            if (block.IsFull)
            {
                block.Save(database, segment);
            }
        }

        block.Save(database, segment);
    }

    void SpreadShared()
    {
        var masks = new Dictionary<string, ulong[]>(StringComparer.Ordinal);
        foreach (var (text, places) in _shared)
        {
            var words = Words.Of(text).Concat(text.Split(' ').Where(word => word.StartsWith(RuleMark)).Select(word => RuleWord(word[1..])));
            foreach (var word in words.Distinct())
            {
                if (!masks.TryGetValue(word, out var mask))
                {
                    masks[word] = mask = new ulong[Schema.MaskWords];
                }

                places.ForEach(place => mask[place >> 6] |= 1UL << place);
            }
        }

        foreach (var (word, mask) in masks)
        {
            Merge(word, mask);
        }
    }

    void Merge(string word, ulong[] mask)
    {
        var places = Places(word);
        places.ForEach(place => mask[place >> 6] |= 1UL << place);
        places.Clear();
        for (var place = 0; place < Schema.SegmentRows; place++)
        {
            if ((mask[place >> 6] >> place & 1) != 0)
            {
                places.Add((ushort)place);
            }
        }
    }

    List<ushort> Places(ReadOnlySpan<char> word)
    {
        if (!_bySpan.TryGetValue(word, out var places))
        {
            _bySpan[word] = places = new(1);
        }

        return places;
    }

    void Add(ReadOnlySpan<char> word, int place)
    {
        var places = Places(word);
        if (places.Count == 0 || places[^1] != place)
        {
            places.Add((ushort)place);
        }
    }
}
