using System.Buffers.Binary;
using System.Text;

namespace Farside.Formats.Tiff;

/// <summary>An image file directory being written: tags and values, little-endian.</summary>
sealed class TiffDirectory(bool isBig)
{
    readonly SortedDictionary<ushort, (TiffType Type, long Count, byte[] Values)> _entries = [];

    /// <summary>Bytes of the directory itself, without the values that do not fit in it.</summary>
    int Length => isBig ? 8 + (20 * _entries.Count) + 8 : 2 + (12 * _entries.Count) + 4;

    int InlineBytes => isBig ? 8 : 4;

    public void Short(ushort tag, params ReadOnlySpan<ushort> values)
    {
        var bytes = new byte[2 * values.Length];
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2 * i), values[i]);

        _entries[tag] = (TiffType.Short, values.Length, bytes);
    }

    public void Long(ushort tag, uint value) => Offsets(tag, [value], asLong8: false);

    /// <summary>File positions or lengths: 64 bits each in a BigTIFF, else 32.</summary>
    public void Offsets(ushort tag, IReadOnlyList<long> values) => Offsets(tag, values, isBig);

    public void Double(ushort tag, params ReadOnlySpan<double> values)
    {
        var bytes = new byte[8 * values.Length];
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(8 * i), values[i]);

        _entries[tag] = (TiffType.Double, values.Length, bytes);
    }

    /// <summary>UTF-8 with its closing zero.</summary>
    public void Text(ushort tag, string? text)
    {
        if (text is null)
            return;

        byte[] bytes = [.. Encoding.UTF8.GetBytes(text), 0];
        _entries[tag] = (TiffType.Ascii, bytes.Length, bytes);
    }

    public void Bytes(ushort tag, byte[] bytes) => _entries[tag] = (TiffType.Undefined, bytes.Length, bytes);

    /// <summary>The directory as it lies at <paramref name="position"/>, values behind it.</summary>
    public byte[] At(long position)
    {
        var (head, values) = (new MemoryStream(), new MemoryStream());
        Number(head, _entries.Count, isBig ? 8 : 2);
        foreach (var (tag, (type, count, bytes)) in _entries)
        {
            Number(head, tag, 2);
            Number(head, (long)type, 2);
            Number(head, count, InlineBytes);
            if (bytes.Length <= InlineBytes)
            {
                head.Write(bytes);
                head.Write(new byte[InlineBytes - bytes.Length]);
                continue;
            }

            Number(head, position + Length + values.Length, InlineBytes);
            values.Write(bytes);
            values.Write(new byte[(8 - (bytes.Length & 7)) & 7]);
        }

        Number(head, 0, InlineBytes);
        return [.. head.ToArray(), .. new byte[Length - head.Length], .. values.ToArray()];
    }

    /// <summary>Where in the file the position of the next directory belongs.</summary>
    public long NextLink(long position) => position + Length - InlineBytes;

    void Offsets(ushort tag, IReadOnlyList<long> values, bool asLong8)
    {
        var numbers = new MemoryStream();
        foreach (var value in values)
            Number(numbers, value, asLong8 ? 8 : 4);

        _entries[tag] = (asLong8 ? TiffType.Long8 : TiffType.Long, values.Count, numbers.ToArray());
    }

    static void Number(MemoryStream target, long value, int bytes)
    {
        Span<byte> eight = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(eight, value);
        target.Write(eight[..bytes]);
    }
}
