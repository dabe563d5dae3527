using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Farside.Formats.Tiff;

/// <summary>One stored row of a chunk into samples of the decoded picture.</summary>
readonly struct TiffSamples(TiffLayout layout, bool isForeign)
{
    int SampleBytes => layout.Bits / 8;

    /// <summary>Stored bytes into samples of this machine's order, the predictor undone.</summary>
    public void Undo(Span<byte> row, Span<byte> scratch)
    {
        if (layout.Predictor == Predictor.FloatingPoint)
        {
            Predictor.UndoFloatingPoint(row, scratch, layout.ChunkSamples, SampleBytes);
            return;
        }

        if (isForeign)
            Reverse(row);

        if (layout.Predictor == Predictor.Horizontal)
            Predictor.UndoHorizontal(row, layout.ChunkSamples, SampleBytes);
    }

    /// <param name="at">First pixel wanted of the stored row.</param>
    /// <param name="target">A row of the decoded picture, filled from pixel <paramref name="to"/> on.</param>
    /// <param name="plane">Which channel, where channels lie apart.</param>
    public void Place(ReadOnlySpan<byte> row, int at, Span<byte> target, int to, int count, int plane)
    {
        if (layout.Photometric == 3)
            LookUp(row, at, target, to, count);
        else if (layout.Bits < 8)
            Spread(row, at, target, to, count, plane);
        else if (layout.Kind == SampleKind.Float32 && !(layout.Format == 3 && layout.Bits == 32))
            Convert(row, at, MemoryMarshal.Cast<byte, float>(target), to, count, plane);
        else
            Copy(row, at, target, to, count, plane);

        if (layout.Photometric == 0)
            Invert(target, to, count, plane);
    }

    void Reverse(Span<byte> row)
    {
        if (layout.Bits == 16)
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, ushort>(row), MemoryMarshal.Cast<byte, ushort>(row));
        else if (layout.Bits == 32)
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, uint>(row), MemoryMarshal.Cast<byte, uint>(row));
        else if (layout.Bits == 64)
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, ulong>(row), MemoryMarshal.Cast<byte, ulong>(row));
    }

    void Copy(ReadOnlySpan<byte> row, int at, Span<byte> target, int to, int count, int plane)
    {
        if (!layout.IsPlanar)
        {
            var pixelBytes = layout.Samples * SampleBytes;
            row.Slice(at * pixelBytes, count * pixelBytes).CopyTo(target[(to * pixelBytes)..]);
            return;
        }

        for (var i = 0; i < count; i++)
            row.Slice((at + i) * SampleBytes, SampleBytes).CopyTo(target[((((to + i) * layout.Samples) + plane) * SampleBytes)..]);
    }

    void Convert(ReadOnlySpan<byte> row, int at, Span<float> target, int to, int count, int plane)
    {
        for (var i = 0; i < count; i++)
        {
            for (var s = 0; s < layout.ChunkSamples; s++)
                target[((to + i) * layout.Samples) + plane + s] =
                    Number(row.Slice((((at + i) * layout.ChunkSamples) + s) * SampleBytes, SampleBytes));
        }
    }

    float Number(ReadOnlySpan<byte> sample) => (layout.Bits, layout.Format) switch
    {
        (8, _) => (sbyte)sample[0],
        (16, 2) => MemoryMarshal.Read<short>(sample),
        (16, _) => (float)MemoryMarshal.Read<Half>(sample),
        (32, 1) => MemoryMarshal.Read<uint>(sample),
        (32, 2) => MemoryMarshal.Read<int>(sample),
        _ => (float)MemoryMarshal.Read<double>(sample),
    };

    /// <summary>Samples of fewer than 8 bits, with full scale at 255.</summary>
    void Spread(ReadOnlySpan<byte> row, int at, Span<byte> target, int to, int count, int plane)
    {
        var scale = 255 / ((1 << layout.Bits) - 1);
        for (var i = 0; i < count; i++)
        {
            for (var s = 0; s < layout.ChunkSamples; s++)
                target[((to + i) * layout.Samples) + plane + s] = (byte)(Packed(row, ((at + i) * layout.ChunkSamples) + s) * scale);
        }
    }

    void LookUp(ReadOnlySpan<byte> row, int at, Span<byte> target, int to, int count)
    {
        var colours = 1 << layout.Bits;
        for (var i = 0; i < count; i++)
        {
            for (var c = 0; c < 3; c++)
                target[((to + i) * 3) + c] = (byte)(layout.Palette[(c * colours) + Packed(row, at + i)] >> 8);
        }
    }

    /// <summary>White is zero: turned round, as every other picture has it.</summary>
    void Invert(Span<byte> target, int to, int count, int plane)
    {
        for (var i = 0; i < count && layout.Kind != SampleKind.Float32; i++)
        {
            var first = ((((to + i) * layout.Samples) + plane) * Bitmap.SizeOf(layout.Kind));
            foreach (ref var value in target.Slice(first, Bitmap.SizeOf(layout.Kind)))
                value = (byte)~value;
        }
    }

    /// <summary>Samples are packed from the high bits down.</summary>
    int Packed(ReadOnlySpan<byte> row, int index)
    {
        var bit = index * layout.Bits;
        return (row[bit >> 3] >> (8 - layout.Bits - (bit & 7))) & ((1 << layout.Bits) - 1);
    }
}
