using System.Buffers.Binary;

namespace Farside.Catalogue.Index;

/// <summary>
/// Some words of a segment in order, each with the places it stands at. For each word: length (1 byte), UTF-8, number of places (2 bytes),
/// then the places as 16 bits each, or one bit for every place where that is shorter.
/// </summary>
static class PostingBlock
{
    const int Dense = Schema.MaskWords * 8 / 2;

    public static void Write(MemoryStream block, ReadOnlySpan<byte> word, List<ushort> places)
    {
        block.WriteByte((byte)word.Length);
        block.Write(word);
        Span<byte> two = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(two, (ushort)places.Count);
        block.Write(two);
        if (places.Count > Dense)
        {
            WriteBits(block, places);
            return;
        }

        foreach (var place in places)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(two, place);
            block.Write(two);
        }
    }

    /// <summary>Marks the places of every word that is <paramref name="wanted"/> or, where asked, begins with it.</summary>
    /// <returns>False when the words behind this block cannot be wanted any more.</returns>
    public static bool Mark(ReadOnlySpan<byte> block, ReadOnlySpan<byte> wanted, bool isPrefix, Span<ulong> mask)
    {
        while (!block.IsEmpty)
        {
            var word = block.Slice(1, block[0]);
            var count = (int)BinaryPrimitives.ReadUInt16LittleEndian(block[(1 + word.Length)..]);
            var body = block[(3 + word.Length)..];
            var bytes = count > Dense ? Schema.MaskWords * 8 : count * 2;
            var isMatch = isPrefix ? word.StartsWith(wanted) : word.SequenceEqual(wanted);
            if (isMatch)
            {
                Mark(body[..bytes], count > Dense, mask);
            }
            else if (word.SequenceCompareTo(wanted) > 0)
            {
                return false;
            }

            block = body[bytes..];
        }

        return true;
    }

    static void Mark(ReadOnlySpan<byte> places, bool isDense, Span<ulong> mask)
    {
        if (isDense)
        {
            for (var i = 0; i < mask.Length; i++)
            {
                mask[i] |= BinaryPrimitives.ReadUInt64LittleEndian(places[(i * 8)..]);
            }

            return;
        }

        for (var i = 0; i < places.Length; i += 2)
        {
            var place = BinaryPrimitives.ReadUInt16LittleEndian(places[i..]);
            mask[place >> 6] |= 1UL << place;
        }
    }

    static void WriteBits(MemoryStream block, List<ushort> places)
    {
        Span<byte> bits = stackalloc byte[Schema.MaskWords * 8];
        bits.Clear();
        foreach (var place in places)
        {
            bits[place >> 3] |= (byte)(1 << (place & 7));
        }

        block.Write(bits);
    }
}
