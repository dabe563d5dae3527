using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Farside.Catalogue.Storage;

namespace Farside.Catalogue.Index;

/// <summary>
/// Some words of a segment in order, each with the places it stands at. For each word: length (1 byte), UTF-8, number of places (2 bytes),
/// then the places as 16 bits each, or one bit for every place where that is shorter. A block of many words says beside them where any of them stands: that
/// is enough for a beginning that all of them share.
/// </summary>
sealed class PostingBlock
{
    const int BlockBytes = 16 << 10;
    const int ManyWords = 64;
    const int Dense = Schema.MaskWords * 8 / 2;

    readonly ArrayBufferWriter<byte> _data = new(BlockBytes * 2);
    readonly ulong[] _every = new ulong[Schema.MaskWords];
    byte[] _first = [];
    byte[] _last = [];
    int _words;

    public bool IsFull => _data.WrittenCount >= BlockBytes;

    public void Add(byte[] word, List<ushort> places)
    {
        _first = _words++ == 0 ? word : _first;
        _last = word;
        Span<ulong> mask = stackalloc ulong[Schema.MaskWords];
        mask.Clear();
        foreach (var place in places)
        {
            mask[place >> 6] |= 1UL << place;
            _every[place >> 6] |= 1UL << place;
        }

        Span<byte> count = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(count, (ushort)places.Count);
        _data.Write([(byte)word.Length]);
        _data.Write(word);
        _data.Write(count);
        _data.Write(places.Count > Dense ? MemoryMarshal.AsBytes(mask) : MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(places)));
    }

    /// <summary>Writes what was added since, if anything was.</summary>
    public void Save(CatalogueStore database, int segment)
    {
        if (_words > 0)
        {
            var every = _words >= ManyWords ? MemoryMarshal.AsBytes(_every.AsSpan()) : [];
            database.Put(CatalogueStore.WordTable).Bind(segment).Bind(_first).Bind(_last).Bind(every).Bind(_data.WrittenSpan).Run();
        }

        _data.ResetWrittenCount();
        Array.Clear(_every);
        _words = 0;
    }

    /// <summary>Marks the places of every word that is <paramref name="wanted"/> or, where asked, begins with it.</summary>
    /// <returns>False when the words behind this block cannot be wanted any more.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    /// <summary>Adds the places of a mask as it was saved.</summary>
    public static void Mark(ReadOnlySpan<byte> saved, Span<ulong> mask)
    {
        for (var i = 0; i < mask.Length; i++)
        {
            mask[i] |= BinaryPrimitives.ReadUInt64LittleEndian(saved[(i * 8)..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Mark(ReadOnlySpan<byte> places, bool isDense, Span<ulong> mask)
    {
        if (isDense)
        {
            Mark(places, mask);
            return;
        }

        for (var i = 0; i < places.Length; i += 2)
        {
            var place = BinaryPrimitives.ReadUInt16LittleEndian(places[i..]);
            mask[place >> 6] |= 1UL << place;
        }
    }
}
