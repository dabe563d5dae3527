using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Farside.Processing.Photogrammetry.Dense;

/// <summary>
/// One pixel of a path: L(d) = C(d) + min(L′(d), L′(d ± 1) + P₁, min L′ + P₂) − min L′, in bytes, 32 disparities at once.
/// </summary>
/// <remarks>Source: Hirschmüller 2008, IEEE Trans. PAMI 30, 328–341, eq. 13.</remarks>
static class PathStep
{
    const int Lane = RowRange.Lane;

    /// <summary>The path's own part of the cost: everything but C.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Move(ref byte before, nuint at, Vector256<byte> step, Vector256<byte> cap, Vector256<byte> least)
    {
        var same = Vector256.LoadUnsafe(ref before, at);
        var aside = Vector256.Min(Vector256.LoadUnsafe(ref Unsafe.Subtract(ref before, 1), at), Vector256.LoadUnsafe(ref before, at + 1)) + step;
        return Vector256.Min(Vector256.Min(same, aside), cap) - least;
    }

    /// <summary>Follows one path by one pixel.</summary>
    /// <param name="cost">C of the pixel's candidates.</param>
    /// <param name="costs">Takes L and a pad behind it.</param>
    /// <param name="sum">Takes the path's own part.</param>
    /// <param name="adds">Whether <paramref name="sum"/> holds the part of other paths.</param>
    /// <returns>The least L.</returns>
    public static byte Take(in Before before, ref byte cost, int first, int count, ref byte costs, ref byte sum, bool adds, byte smallStep, byte largeStep)
    {
        var (step, least, cap) = (Vector256.Create(smallStep), Vector256.Create(before.Least), Vector256.Create((byte)(before.Least + largeStep)));
        var shift = first - before.First;
        var best = shift == 0 && count == before.Count
            ? TakeEven(ref before.Costs, ref cost, count, ref costs, ref sum, adds, step, cap, least)
            : TakeShifted(before, shift, ref cost, count, ref costs, ref sum, adds, step, cap, least);
        Vector256.Create(Before.Pad).StoreUnsafe(ref costs, (nuint)count);
        return Least(best);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<byte> TakeEven(ref byte before, ref byte cost, int count, ref byte costs, ref byte sum, bool adds, Vector256<byte> step, Vector256<byte> cap, Vector256<byte> least)
    {
        var best = Vector256<byte>.AllBitsSet;
        if (adds)
        {
            for (nuint v = 0; v < (nuint)count; v += Lane)
            {
                var own = Move(ref before, v, step, cap, least);
                var total = Vector256.LoadUnsafe(ref cost, v) + own;
                best = Vector256.Min(best, total);
                total.StoreUnsafe(ref costs, v);
                (own + Vector256.LoadUnsafe(ref sum, v)).StoreUnsafe(ref sum, v);
            }

            return best;
        }

        for (nuint v = 0; v < (nuint)count; v += Lane)
        {
            var own = Move(ref before, v, step, cap, least);
            var total = Vector256.LoadUnsafe(ref cost, v) + own;
            best = Vector256.Min(best, total);
            total.StoreUnsafe(ref costs, v);
            own.StoreUnsafe(ref sum, v);
        }

        return best;
    }

    /// <summary>The same where the pixel before looks at other disparities: what it never looked at costs a large step.</summary>
    static Vector256<byte> TakeShifted(in Before before, int shift, ref byte cost, int count, ref byte costs, ref byte sum, bool adds, Vector256<byte> step, Vector256<byte> cap, Vector256<byte> least)
    {
        var best = Vector256<byte>.AllBitsSet;
        for (var v = 0; v < count; v += Lane)
        {
            var at = v + shift;
            var own = at > -Lane && at < before.Count ? Move(ref Unsafe.Add(ref before.Costs, at), 0, step, cap, least) : cap - least;
            var total = Vector256.LoadUnsafe(ref cost, (nuint)v) + own;
            best = Vector256.Min(best, total);
            total.StoreUnsafe(ref costs, (nuint)v);
            (adds ? own + Vector256.LoadUnsafe(ref sum, (nuint)v) : own).StoreUnsafe(ref sum, (nuint)v);
        }

        return best;
    }

    /// <summary>The first pixel of a path: L = C.</summary>
    public static byte Begin(ref byte cost, int count, ref byte costs, ref byte sum, bool adds)
    {
        var best = Vector256.Create(byte.MaxValue);
        for (var v = 0; v < count; v += Lane)
        {
            var total = Vector256.LoadUnsafe(ref cost, (nuint)v);
            best = Vector256.Min(best, total);
            total.StoreUnsafe(ref costs, (nuint)v);
            if (!adds)
            {
                Vector256<byte>.Zero.StoreUnsafe(ref sum, (nuint)v);
            }
        }

        Vector256.Create(Before.Pad).StoreUnsafe(ref costs, (nuint)count);
        return Least(best);
    }

    /// <summary>The least of 32 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte Least(Vector256<byte> bytes)
    {
        var half = Vector128.Min(bytes.GetLower(), bytes.GetUpper());
        if (Sse41.IsSupported)
        {
            var words = Sse2.Min(half, Sse2.ShiftRightLogical(half.AsUInt16(), 8).AsByte());
            return (byte)Sse41.MinHorizontal(words.AsUInt16() & Vector128.Create((ushort)255)).ToScalar();
        }

        var least = byte.MaxValue;
        for (var i = 0; i < Vector128<byte>.Count; i++)
        {
            least = Math.Min(least, half[i]);
        }

        return least;
    }

    /// <summary>The least of 16 words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ushort Least(Vector256<ushort> words)
    {
        var half = Vector128.Min(words.GetLower(), words.GetUpper());
        if (Sse41.IsSupported)
        {
            return Sse41.MinHorizontal(half).ToScalar();
        }

        var least = ushort.MaxValue;
        for (var i = 0; i < Vector128<ushort>.Count; i++)
        {
            least = Math.Min(least, half[i]);
        }

        return least;
    }
}
