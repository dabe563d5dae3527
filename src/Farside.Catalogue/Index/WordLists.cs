using System.Text;
using Farside.Catalogue.Sqlite;

namespace Farside.Catalogue.Index;

/// <summary>The words of one segment and where they stand, gathered and then saved as blocks in order.</summary>
sealed class WordLists
{
    /// <summary>Stands before the name of a repair rule: no word that somebody types begins so.</summary>
    public const char RuleMark = '\u0001';

    const int BlockBytes = 16 << 10;

    readonly Dictionary<string, List<ushort>> _places = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<ushort>>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public WordLists() => _bySpan = _places.GetAlternateLookup<ReadOnlySpan<char>>();

    public void Clear() => _places.Clear();

    /// <summary>Every word of <paramref name="text"/> stands at a place.</summary>
    public void Text(string text, int place) => Words.Each(text, word => Add(word, place));

    public void Rule(string rule, int place) => Add(RuleWord(rule), place);

    public static string RuleWord(string rule) => RuleMark + (rule.Length > Words.Longest ? rule[..Words.Longest] : rule);

    public void Save(Database database, int segment)
    {
        database.Prepare("DELETE FROM words WHERE segment = ?").Bind(segment).Run();
        var words = _places.Select(entry => (Utf8: Encoding.UTF8.GetBytes(entry.Key), entry.Value)).ToArray();
        Array.Sort(words, (a, b) => a.Utf8.AsSpan().SequenceCompareTo(b.Utf8));
        using var block = new MemoryStream();
        byte[]? first = null;
        foreach (var (utf8, places) in words)
        {
            first ??= utf8;
            PostingBlock.Write(block, utf8, places);
            if (block.Length >= BlockBytes)
            {
                Save(database, segment, first, block);
                first = null;
            }
        }

        if (first is not null)
        {
            Save(database, segment, first, block);
        }
    }

    static void Save(Database database, int segment, byte[] first, MemoryStream block)
    {
        database.Prepare("INSERT INTO words VALUES(?, ?, ?)").Bind(segment).Bind(first).Bind(block.GetBuffer().AsSpan(0, (int)block.Length)).Run();
        block.SetLength(0);
    }

    void Add(ReadOnlySpan<char> word, int place)
    {
        if (!_bySpan.TryGetValue(word, out var places))
        {
            _bySpan[word] = places = new(1);
        }

        if (places.Count == 0 || places[^1] != place)
        {
            places.Add((ushort)place);
        }
    }
}
