using Farside.Formats.Sqlite;

namespace Farside.Catalogue.Index;

/// <summary>Looks words up in the lists of a segment.</summary>
sealed class WordReader(Database database)
{
    /// <summary>Marks the rows that have the word or, where asked, one that begins with it.</summary>
    public void Mark(int segment, byte[] word, bool isPrefix, Span<ulong> mask)
    {
        // The word itself may stand within a block that begins before it.
        var blocks = database.Prepare("SELECT first, last, every, data FROM words WHERE segment = ? AND first >= ? ORDER BY first").Bind(segment).Bind(First(segment, word));
        while (blocks.Step() && Mark(blocks, word, isPrefix, mask))
        {
        }

        blocks.Again();
    }

    static bool Mark(Statement block, byte[] word, bool isPrefix, Span<ulong> mask)
    {
        var every = block.Bytes(2);
        if (isPrefix && every.Length > 0 && block.Bytes(0).StartsWith(word) && block.Bytes(1).StartsWith(word))
        {
            PostingBlock.Mark(every, mask);
            return true;
        }

        return PostingBlock.Mark(block.Bytes(3), word, isPrefix, mask);
    }

    byte[] First(int segment, byte[] word)
    {
        var row = database.Prepare("SELECT first FROM words WHERE segment = ? AND first <= ? ORDER BY first DESC LIMIT 1").Bind(segment).Bind(word);
        var first = row.Step() ? row.Bytes(0).ToArray() : word;
        row.Again();
        return first;
    }
}
