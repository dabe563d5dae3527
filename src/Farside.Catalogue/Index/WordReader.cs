using Farside.Catalogue.Storage;

namespace Farside.Catalogue.Index;

/// <summary>Looks words up in the lists of a segment.</summary>
sealed class WordReader(CatalogueStore database)
{
    /// <summary>Marks the rows that have the word or, where asked, one that begins with it.</summary>
    public void Mark(int segment, byte[] word, bool isPrefix, ulong[] mask) => database.Blocks(segment, word, isPrefix, (first, last, every, data) =>
    {
        if (isPrefix && every.Length > 0 && first.StartsWith(word) && last.StartsWith(word))
        {
            PostingBlock.Mark(every, mask);
            return true;
        }

        return PostingBlock.Mark(data, word, isPrefix, mask);
    });
}
