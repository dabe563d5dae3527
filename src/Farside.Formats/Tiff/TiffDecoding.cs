using System.IO.Compression;
using Farside.Formats.Pictures;

namespace Farside.Formats.Tiff;

/// <summary>Strips and tiles into a window's samples.</summary>
/// <param name="missing">What a tile that was never written holds; null for zeros.</param>
sealed class TiffDecoding(TiffBytes bytes, TiffLayout layout, double? missing = null)
{
    public Bitmap Read(int x, int y, int width, int height)
    {
        RequireLikely(width, height);
        var window = new Bitmap(width, height, layout.Channels, layout.Kind);
        if (missing is { } value && layout.Lengths.Contains(0))
            Fill(window, value);

        for (var plane = 0; plane < (layout.IsPlanar ? layout.Samples : 1); plane++)
        {
            for (var down = y / layout.ChunkHeight; down * (long)layout.ChunkHeight < y + height; down++)
            {
                for (var across = x / layout.ChunkWidth; across * (long)layout.ChunkWidth < x + width; across++)
                    Place(window, x, y, plane, across, down);
            }
        }

        return window;
    }

    static void Fill(Bitmap window, double value)
    {
        switch (window.Kind)
        {
            case SampleKind.UInt8:
                window.Bytes.AsSpan().Fill((byte)value);
                break;
            case SampleKind.UInt16:
                window.Samples<ushort>().Fill((ushort)value);
                break;
            default:
                window.Samples<float>().Fill((float)value);
                break;
        }
    }

    /// <summary>No packing shrinks samples more than 2,000 times: a small file cannot ask for much memory, but for tiles it leaves out.</summary>
    void RequireLikely(long width, long height)
    {
        var asked = (Int128)width * height * layout.Samples * layout.Bits / 8;
        if (!layout.Lengths.Contains(0) && asked / 2_000 > bytes.Length)
            throw new PictureException(bytes.File, "size", $"{width} × {height} pixels in {bytes.Length} bytes", "a file that can hold them");
    }

    void Place(Bitmap window, int x, int y, int plane, int across, int down)
    {
        var index = checked((((plane * layout.Down) + down) * layout.Across) + across);
        var (rows, stride) = (layout.RowsAt(down), checked((int)layout.ChunkStride));

        // A tile of no bytes is one that was never written.
        if (layout.Lengths[index] == 0)
            return;

        var chunk = Unpack(index, checked(rows * stride));
        var (left, top) = (across * layout.ChunkWidth, down * layout.ChunkHeight);
        var (from, to) = (Math.Max(x, left), Math.Min(x + window.Width, left + layout.ChunkWidth));
        var samples = new TiffSamples(layout, bytes.IsForeign);
        var scratch = new byte[stride];
        for (var row = Math.Max(y, top); row < Math.Min(y + window.Height, top + rows); row++)
        {
            var stored = chunk.AsSpan((row - top) * stride, stride);
            samples.Undo(stored, scratch);
            samples.Place(stored, from - left, window.Row(row - y), from - x, to - from, plane);
        }
    }

    byte[] Unpack(int index, int length)
    {
        var packed = bytes.Read(layout.Offsets[index], layout.Lengths[index], layout.IsTiled ? $"tile {index}" : $"strip {index}");
        if (layout.Compression == 1 && packed.Length >= length)
            return packed;

        var unpacked = new byte[length];
        var found = layout.Compression switch
        {
            1 => packed.Length,
            5 => Lzw.Unpack(packed, unpacked),
            32773 => PackBits.Unpack(packed, unpacked),
            _ => Inflate(packed, unpacked, index),
        };
        if (found < length)
            throw new PictureException(bytes.File, layout.IsTiled ? $"tile {index}" : $"strip {index}", $"{found} bytes of pixels", $"{length}");

        return unpacked;
    }

    int Inflate(byte[] packed, byte[] unpacked, int index)
    {
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
            return zlib.ReadAtLeast(unpacked, unpacked.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException broken)
        {
            throw new PictureException(bytes.File, layout.IsTiled ? $"tile {index}" : $"strip {index}", "a broken zlib stream", "RFC 1950", broken);
        }
    }
}
