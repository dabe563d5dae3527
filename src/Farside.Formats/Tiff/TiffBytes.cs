using System.Buffers.Binary;
using System.Text;
using Farside.Formats.Pictures;

namespace Farside.Formats.Tiff;

/// <summary>A TIFF's bytes in the file's own order, never read past its end.</summary>
sealed class TiffBytes(Stream input, string file)
{
    public string File => file;
    public long Length => input.Length;
    public bool IsBigEndian { get; set; }

    /// <summary>Whether samples and numbers must be turned round on this machine.</summary>
    public bool IsForeign => IsBigEndian == BitConverter.IsLittleEndian;

    public byte[] Read(long position, long count, string element)
    {
        if (position < 0 || count < 0 || position > Length || count > Length - position)
            throw new PictureException(file, element, $"{count} bytes at {position}",
                $"a place inside the file's {Length} bytes: it may be cut short");

        var bytes = new byte[count];
        input.Position = position;
        input.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>An unsigned number of 1, 2, 4 or 8 bytes.</summary>
    public ulong Number(ReadOnlySpan<byte> bytes) => (bytes.Length, IsBigEndian) switch
    {
        (1, _) => bytes[0],
        (2, false) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        (2, true) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
        (4, false) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        (4, true) => BinaryPrimitives.ReadUInt32BigEndian(bytes),
        (_, false) => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        _ => BinaryPrimitives.ReadUInt64BigEndian(bytes),
    };

    public ulong Number(long position, int count, string element) => Number(Read(position, count, element));

    /// <summary>All values of a tag as whole numbers.</summary>
    public long[] Numbers(TiffEntry entry, string element)
    {
        var size = entry.Type is TiffType.Byte or TiffType.Undefined or TiffType.Short or TiffType.Long or TiffType.Long8 ? entry.ValueBytes : 0;
        if (size == 0)
            throw new PictureException(file, element, $"values of type {(int)entry.Type}", "whole numbers (BYTE, SHORT, LONG or LONG8)");

        var bytes = ReadValues(entry, size, element);
        return [.. Enumerable.Range(0, (int)entry.Count).Select(i => (long)Math.Min(long.MaxValue, Number(bytes.AsSpan(i * size, size))))];
    }

    public double[] Doubles(TiffEntry entry, string element)
    {
        if (entry.Type != TiffType.Double)
            throw new PictureException(file, element, $"values of type {(int)entry.Type}", "doubles");

        var bytes = ReadValues(entry, 8, element);
        return [.. Enumerable.Range(0, (int)entry.Count).Select(i => BitConverter.UInt64BitsToDouble(Number(bytes.AsSpan(8 * i, 8))))];
    }

    public string Text(TiffEntry entry, string element) => Encoding.UTF8.GetString(ReadValues(entry, 1, element)).TrimEnd('\0');

    public byte[] ReadValues(TiffEntry entry, int size, string element) =>
        entry.Count > int.MaxValue / 8
            ? throw new PictureException(file, element, $"{entry.Count} values", $"at most {int.MaxValue / 8}")
            : Read(entry.Position, entry.Count * size, element);
}
