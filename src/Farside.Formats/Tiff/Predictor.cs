using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Farside.Formats.Tiff;

/// <summary>
/// Rows as differences, and back. Source: TIFF 6.0, section 14 (horizontal); Adobe Photoshop TIFF Technical Note 3 (floating point).
/// </summary>
static class Predictor
{
    public const int None = 1;
    public const int Horizontal = 2;
    public const int FloatingPoint = 3;

    /// <summary>What suits samples of a kind.</summary>
    public static int For(SampleKind kind) => kind == SampleKind.Float32 ? FloatingPoint : Horizontal;

    /// <summary>One row of samples into differences.</summary>
    /// <param name="scratch">As long as the row.</param>
    public static void Apply(Span<byte> row, Span<byte> scratch, int channels, SampleKind kind)
    {
        row.CopyTo(scratch);
        switch (kind)
        {
            case SampleKind.UInt8:
                Difference(scratch, row, channels);
                break;
            case SampleKind.UInt16:
                Difference(MemoryMarshal.Cast<byte, ushort>(scratch), MemoryMarshal.Cast<byte, ushort>(row), channels);
                break;
            default:
                SplitPlanes(row, scratch, sampleBytes: 4);
                Difference(scratch, row, channels);
                break;
        }
    }

    /// <summary>Integers of the machine's byte order, 1, 2, 4 or 8 bytes each, back from their differences.</summary>
    public static void UndoHorizontal(Span<byte> row, int channels, int sampleBytes)
    {
        switch (sampleBytes)
        {
            case 1:
                Sum(row, channels);
                break;
            case 2:
                Sum(MemoryMarshal.Cast<byte, ushort>(row), channels);
                break;
            case 4:
                Sum(MemoryMarshal.Cast<byte, uint>(row), channels);
                break;
            default:
                Sum(MemoryMarshal.Cast<byte, ulong>(row), channels);
                break;
        }
    }

    /// <summary>Floats of the machine's byte order back from byte planes, whatever the file's order.</summary>
    public static void UndoFloatingPoint(Span<byte> row, Span<byte> scratch, int channels, int sampleBytes)
    {
        Sum(row, channels);
        row.CopyTo(scratch);
        var count = row.Length / sampleBytes;
        for (var plane = 0; plane < sampleBytes; plane++)
        {
            var place = BitConverter.IsLittleEndian ? sampleBytes - 1 - plane : plane;
            for (var i = 0; i < count; i++)
                row[(i * sampleBytes) + place] = scratch[(plane * count) + i];
        }
    }

    /// <summary>target[i] = source[i] − source[i − step]; the first <paramref name="step"/> stay.</summary>
    public static void Difference<T>(ReadOnlySpan<T> source, Span<T> target, int step) where T : unmanaged, IBinaryInteger<T>
    {
        source[..Math.Min(step, source.Length)].CopyTo(target);
        var at = step;
        ref var from = ref MemoryMarshal.GetReference(source);
        ref var to = ref MemoryMarshal.GetReference(target);
        for (; at + Vector256<T>.Count <= source.Length; at += Vector256<T>.Count)
            (Vector256.LoadUnsafe(ref from, (nuint)at) - Vector256.LoadUnsafe(ref from, (nuint)(at - step))).StoreUnsafe(ref to, (nuint)at);

        DifferencePlainly(source, target, step, at);
    }

    public static void DifferencePlainly<T>(ReadOnlySpan<T> source, Span<T> target, int step, int from) where T : unmanaged, IBinaryInteger<T>
    {
        for (var at = from; at < source.Length; at++)
            target[at] = unchecked(source[at] - source[at - step]);
    }

    static void Sum<T>(Span<T> row, int step) where T : unmanaged, IBinaryInteger<T>
    {
        for (var at = step; at < row.Length; at++)
            row[at] = unchecked(row[at] + row[at - step]);
    }

    /// <summary>All first (most significant) bytes of the samples, then all second ones, and so on.</summary>
    static void SplitPlanes(ReadOnlySpan<byte> row, Span<byte> planes, int sampleBytes)
    {
        var count = row.Length / sampleBytes;
        for (var plane = 0; plane < sampleBytes; plane++)
        {
            var place = BitConverter.IsLittleEndian ? sampleBytes - 1 - plane : plane;
            for (var i = 0; i < count; i++)
                planes[(plane * count) + i] = row[(i * sampleBytes) + place];
        }
    }
}
