using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Farside.Processing.Imaging;

/// <summary>Three planes of whole numbers into one row of red, green, blue.</summary>
static class Interleaving
{
    /// <summary>8 bits a channel: what <paramref name="table"/> holds at each of the planes' numbers, four pixels with three stores.</summary>
    /// <param name="table">One entry for every number that the planes hold: not checked again.</param>
    public static void LookUp(byte[] table, ReadOnlySpan<ushort> red, ReadOnlySpan<ushort> green, ReadOnlySpan<ushort> blue, Span<byte> rgb)
    {
        ref var shown = ref MemoryMarshal.GetArrayDataReference(table);
        var reds = Fours(red);
        var greens = Fours(green)[..reds.Length];
        var blues = Fours(blue)[..reds.Length];
        ref var words = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<byte, uint>(rgb[..(12 * reds.Length)]));
        for (var i = 0; i < reds.Length; i++)
        {
            var (r, g, b) = (reds[i], greens[i], blues[i]);
            ref var to = ref Unsafe.Add(ref words, 3 * i);
            to = At(ref shown, r, 0) | (At(ref shown, g, 0) << 8) | (At(ref shown, b, 0) << 16) | (At(ref shown, r, 1) << 24);
            Unsafe.Add(ref to, 1) = At(ref shown, g, 1) | (At(ref shown, b, 1) << 8) | (At(ref shown, r, 2) << 16) | (At(ref shown, g, 2) << 24);
            Unsafe.Add(ref to, 2) = At(ref shown, b, 2) | (At(ref shown, r, 3) << 8) | (At(ref shown, g, 3) << 16) | (At(ref shown, b, 3) << 24);
        }

        for (var x = 4 * reds.Length; x < red.Length; x++)
        {
            (rgb[3 * x], rgb[(3 * x) + 1], rgb[(3 * x) + 2]) = (table[red[x]], table[green[x]], table[blue[x]]);
        }
    }

    /// <summary>8 bits a channel, of numbers up to 255.</summary>
    public static void Pack(ReadOnlySpan<ushort> red, ReadOnlySpan<ushort> green, ReadOnlySpan<ushort> blue, Span<byte> rgb)
    {
        var reds = Fours(red);
        var greens = Fours(green)[..reds.Length];
        var blues = Fours(blue)[..reds.Length];
        ref var words = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<byte, uint>(rgb[..(12 * reds.Length)]));
        for (var i = 0; i < reds.Length; i++)
        {
            var (r, g, b) = (reds[i], greens[i], blues[i]);
            ref var to = ref Unsafe.Add(ref words, 3 * i);
            to = Number(r, 0) | (Number(g, 0) << 8) | (Number(b, 0) << 16) | (Number(r, 1) << 24);
            Unsafe.Add(ref to, 1) = Number(g, 1) | (Number(b, 1) << 8) | (Number(r, 2) << 16) | (Number(g, 2) << 24);
            Unsafe.Add(ref to, 2) = Number(b, 2) | (Number(r, 3) << 8) | (Number(g, 3) << 16) | (Number(b, 3) << 24);
        }

        for (var x = 4 * reds.Length; x < red.Length; x++)
        {
            (rgb[3 * x], rgb[(3 * x) + 1], rgb[(3 * x) + 2]) = ((byte)red[x], (byte)green[x], (byte)blue[x]);
        }
    }

    /// <summary>16 bits a channel.</summary>
    public static void Pack(ReadOnlySpan<ushort> red, ReadOnlySpan<ushort> green, ReadOnlySpan<ushort> blue, Span<ushort> rgb)
    {
        for (var x = 0; x < red.Length; x++)
        {
            var pixel = rgb.Slice(3 * x, 3);
            (pixel[0], pixel[1], pixel[2]) = (red[x], green[x], blue[x]);
        }
    }

    static ReadOnlySpan<ulong> Fours(ReadOnlySpan<ushort> plane) => MemoryMarshal.Cast<ushort, ulong>(plane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static uint Number(ulong four, int which) => (ushort)(four >> (16 * which));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static uint At(ref byte shown, ulong four, int which) => Unsafe.Add(ref shown, Number(four, which));
}
