using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Farside.Formats.Tiff;

/// <summary>Puts a cloud-optimised TIFF together from its packed levels, finest first.</summary>
sealed class CogFile(IReadOnlyList<CogLevel> levels, TiffOptions options)
{
    /// <summary>Size from which offsets take 64 bits.</summary>
    const long BigFrom = 4_000_000_000;

    /// <summary>Each tile lies between its size and a copy of its last four bytes, so that a reader can take runs of tiles without their directory.</summary>
    const int Leader = 4;
    const int Trailer = 4;

    // The last line has room for YES, should another program change the file in place.
    const string Promises =
        "LAYOUT=IFDS_BEFORE_DATA\nBLOCK_ORDER=ROW_MAJOR\nBLOCK_LEADER=SIZE_AS_UINT4\nBLOCK_TRAILER=LAST_4_BYTES_REPEATED\nKNOWN_INCOMPATIBLE_EDITION=NO\n ";

    readonly bool _isBig = options.IsBig ?? levels.Sum(level => level.Lengths.Sum(length => length + 24)) > BigFrom;

    public void Write(Stream output)
    {
        var head = Head();
        var positions = Positions(head.Length, out var dataAt);
        var offsets = Offsets(dataAt);
        output.Write(head);
        for (var level = 0; level < levels.Count; level++)
            WriteDirectory(output, level, positions, offsets[level]);

        for (var level = levels.Count - 1; level >= 0; level--)
            WriteTiles(output, levels[level]);
    }

    byte[] Head()
    {
        var size = Promises.Length.ToString("D6", CultureInfo.InvariantCulture);
        var ghost = Encoding.ASCII.GetBytes($"GDAL_STRUCTURAL_METADATA_SIZE={size} bytes\n{Promises}");
        var start = _isBig ? 16 : 8;
        var first = start + ghost.Length + (ghost.Length & 1);
        var head = new byte[first];
        head[0] = head[1] = (byte)'I';
        head[2] = (byte)(_isBig ? 43 : 42);
        head[4] = (byte)(_isBig ? 8 : 0);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(_isBig ? 8 : 4), first);
        ghost.CopyTo(head, start);
        return head;
    }

    /// <summary>Where each directory begins; they are as long whatever offsets they hold.</summary>
    long[] Positions(long first, out long end)
    {
        var positions = new long[levels.Count];
        for (var level = 0; level < levels.Count; level++)
        {
            positions[level] = first;
            first = Aligned(first + Directory(level, new long[levels[level].Lengths.Length]).At(0).Length);
        }

        end = first;
        return positions;
    }

    long[][] Offsets(long at)
    {
        var offsets = new long[levels.Count][];
        for (var level = levels.Count - 1; level >= 0; level--)
        {
            offsets[level] = new long[levels[level].Lengths.Length];
            for (var tile = 0; tile < offsets[level].Length; tile++)
            {
                if (levels[level].Lengths[tile] is var length and > 0)
                {
                    offsets[level][tile] = at + Leader;
                    at += Leader + length + Trailer;
                }
            }
        }

        return offsets;
    }

    TiffDirectory Directory(int level, long[] offsets)
    {
        var (directory, source) = (new TiffDirectory(_isBig), levels[level]);
        TiffDescription.Write(directory, options, source.Width, source.Height, source.Channels, source.Kind, isOverview: level > 0);
        directory.Long(TiffTag.TileWidth, (uint)source.Side);
        directory.Long(TiffTag.TileLength, (uint)source.Side);
        directory.Offsets(TiffTag.TileOffsets, offsets);
        directory.Offsets(TiffTag.TileByteCounts, source.Lengths);
        return directory;
    }

    void WriteDirectory(Stream output, int level, long[] positions, long[] offsets)
    {
        var directory = Directory(level, offsets);
        var bytes = directory.At(positions[level]);
        if (level + 1 < levels.Count)
            Link(bytes.AsSpan((int)directory.NextLink(0)), positions[level + 1]);

        output.Write(bytes);
        output.Write(new byte[Aligned(positions[level] + bytes.Length) - positions[level] - bytes.Length]);
    }

    void Link(Span<byte> place, long position)
    {
        if (_isBig)
            BinaryPrimitives.WriteInt64LittleEndian(place, position);
        else
            BinaryPrimitives.WriteUInt32LittleEndian(place, checked((uint)position));
    }

    static void WriteTiles(Stream output, CogLevel level)
    {
        var (packed, buffer, size) = (level.Packed(), Array.Empty<byte>(), new byte[Leader]);
        foreach (var length in level.Lengths)
        {
            if (length == 0)
                continue;

            buffer = buffer.Length < length ? new byte[length] : buffer;
            var tile = buffer.AsSpan(0, (int)length);
            packed.ReadExactly(tile);
            BinaryPrimitives.WriteUInt32LittleEndian(size, (uint)length);
            output.Write(size);
            output.Write(tile);
            output.Write(tile[^Trailer..]);
        }
    }

    static long Aligned(long position) => (position + 15) & ~15;
}
