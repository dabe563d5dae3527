using Farside.Catalogue.Sqlite;

namespace Farside.Catalogue.Index;

/// <summary>Looks words up in the lists of a segment.</summary>
sealed class WordReader(Database database)
{
    /// <summary>Marks the rows that have the word or, where asked, one that begins with it.</summary>
    public void Mark(int segment, byte[] word, bool isPrefix, Span<ulong> mask)
    {
        // The word itself may stand within a block that begins before it.
        var first = First(segment, word);
        var blocks = database.Prepare("SELECT data FROM words WHERE segment = ? AND first >= ? ORDER BY first").Bind(segment).Bind(first);
        while (blocks.Step() && PostingBlock.Mark(blocks.Bytes(0), word, isPrefix, mask))
        {
        }

        blocks.Again();
    }

    byte[] First(int segment, byte[] word)
    {
        var row = database.Prepare("SELECT first FROM words WHERE segment = ? AND first <= ? ORDER BY first DESC LIMIT 1").Bind(segment).Bind(word);
        var first = row.Step() ? row.Bytes(0).ToArray() : word;
        row.Again();
        return first;
    }
}
