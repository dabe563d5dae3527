using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Farside.Formats.Png;

/// <summary>
/// Rows of a PNG back from their differences. Rows are pointers with <see cref="FilterRow.Margin"/> bytes of zeros before them, and as
/// many bytes of room behind.
/// </summary>
static unsafe class UnfilterRow
{
    public static void Apply(PngFilter filter, byte* row, byte* above, int length, int step)
    {
        switch (filter)
        {
            case PngFilter.None:
                break;
            case PngFilter.Up:
                Up(row, above, length);
                break;
            case PngFilter.Sub when step is 3 or 4 or 6 or 8:
                Sub(row, length, step);
                break;
            case PngFilter.Average when step is 3 or 4 or 6 or 8:
                Average(row, above, length, step);
                break;
            case PngFilter.Paeth when step is 3 or 4 or 6 or 8:
                Paeth(row, above, length, step);
                break;
            default:
                ApplyPlainly(filter, row, above, 0, length, step);
                break;
        }
    }

    public static void ApplyPlainly(PngFilter filter, byte* row, byte* above, int from, int length, int step)
    {
        for (var at = from; at < length; at++)
            row[at] = (byte)(row[at] + FilterRow.Foretold(filter, row[at - step], above[at], above[at - step]));
    }

    static void Up(byte* row, byte* above, int length)
    {
        var at = 0;
        for (; at + 32 <= length; at += 32)
            (Vector256.Load(row + at) + Vector256.Load(above + at)).Store(row + at);

        ApplyPlainly(PngFilter.Up, row, above, at, length, 1);
    }

    // One pixel at a time, its channels side by side: each pixel waits for the one before it, so a wider vector has nothing to do.
    static void Sub(byte* row, int length, int step)
    {
        var left = Vector128<byte>.Zero;
        var at = 0;
        for (; at + 8 <= length; at += step)
        {
            left += Pixel(row + at);
            Store(row + at, left, step);
        }

        ApplyPlainly(PngFilter.Sub, row, row, at, length, step);
    }

    static void Average(byte* row, byte* above, int length, int step)
    {
        var left = Vector128<byte>.Zero;
        var at = 0;
        for (; at + 8 <= length; at += step)
        {
            var up = Pixel(above + at);
            left = Pixel(row + at) + (left & up) + (((left ^ up).AsUInt16() >>> 1).AsByte() & Vector128.Create((byte)0x7F));
            Store(row + at, left, step);
        }

        ApplyPlainly(PngFilter.Average, row, above, at, length, step);
    }

    static void Paeth(byte* row, byte* above, int length, int step)
    {
        var (left, upLeft) = (Vector128<byte>.Zero, Vector128<byte>.Zero);
        var at = 0;
        for (; at + 8 <= length; at += step)
        {
            var up = Pixel(above + at);
            left = Pixel(row + at) + Foretold(left, up, upLeft);
            upLeft = up;
            Store(row + at, left, step);
        }

        ApplyPlainly(PngFilter.Paeth, row, above, at, length, step);
    }

    /// <summary>As in <see cref="FilterRow"/>, on one pixel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<byte> Foretold(Vector128<byte> a, Vector128<byte> b, Vector128<byte> c)
    {
        var (maxA, maxB) = (Vector128.Max(a, c), Vector128.Max(b, c));
        var (toA, toB) = (maxB - Vector128.Min(b, c), maxA - Vector128.Min(a, c));
        var nearest = Vector128.Min(toA, toB);
        var opposite = Vector128.Equals(maxA, a) ^ Vector128.Equals(maxB, b);
        var toC = Vector128.Max(toA, toB) - nearest;
        var cWins = Vector128.AndNot(opposite, Vector128.Equals(Vector128.Max(toC, nearest), toC));
        return Vector128.ConditionalSelect(cWins, c, Vector128.ConditionalSelect(Vector128.Equals(nearest, toA), a, b));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<byte> Pixel(byte* at) => Vector128.CreateScalar(*(ulong*)at).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Store(byte* at, Vector128<byte> pixel, int step)
    {
        var bytes = pixel.AsUInt64().ToScalar();
        switch (step)
        {
            case 3:
                *(ushort*)at = (ushort)bytes;
                at[2] = (byte)(bytes >> 16);
                break;
            case 4:
                *(uint*)at = (uint)bytes;
                break;
            case 6:
                *(uint*)at = (uint)bytes;
                *(ushort*)(at + 4) = (ushort)(bytes >> 32);
                break;
            default:
                *(ulong*)at = bytes;
                break;
        }
    }
}
