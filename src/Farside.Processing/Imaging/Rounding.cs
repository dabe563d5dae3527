using System.Numerics;
using System.Runtime.CompilerServices;

namespace Farside.Processing.Imaging;

/// <summary>Linear samples to whole numbers: scaled, rounded to the nearest (ties to even), held to the range, interleaved; NaN becomes 0.</summary>
public static class Rounding
{
    const int Chunk = 256;

    /// <summary>Colour to 8 bits a channel.</summary>
    public static void Interleave(ReadOnlySpan<float> red, ReadOnlySpan<float> green, ReadOnlySpan<float> blue, ColourGains gains, Span<byte> rgb)
    {
        Span<ushort> whole = stackalloc ushort[3 * Chunk];
        for (var x = 0; x < red.Length; x += Chunk)
        {
            var count = Math.Min(Chunk, red.Length - x);
            Whole(red.Slice(x, count), green.Slice(x, count), blue.Slice(x, count), gains, byte.MaxValue, whole);
            Interleaving.Pack(whole[..count], whole.Slice(Chunk, count), whole.Slice(2 * Chunk, count), rgb[(3 * x)..]);
        }
    }

    /// <summary>Colour to 16 bits a channel.</summary>
    public static void Interleave(ReadOnlySpan<float> red, ReadOnlySpan<float> green, ReadOnlySpan<float> blue, ColourGains gains, Span<ushort> rgb)
    {
        Span<ushort> whole = stackalloc ushort[3 * Chunk];
        for (var x = 0; x < red.Length; x += Chunk)
        {
            var count = Math.Min(Chunk, red.Length - x);
            Whole(red.Slice(x, count), green.Slice(x, count), blue.Slice(x, count), gains, ushort.MaxValue, whole);
            Interleaving.Pack(whole[..count], whole.Slice(Chunk, count), whole.Slice(2 * Chunk, count), rgb[(3 * x)..]);
        }
    }

    /// <summary>One channel, times <paramref name="gain"/>, up to <paramref name="most"/>.</summary>
    public static void Grey(ReadOnlySpan<float> linear, float gain, float most, Span<ushort> grey)
    {
        var x = 0;
        for (; x <= linear.Length - Vector<ushort>.Count; x += Vector<ushort>.Count)
        {
            Vector.Narrow(Whole(linear[x..], gain, most), Whole(linear[(x + Vector<float>.Count)..], gain, most)).CopyTo(grey[x..]);
        }

        for (; x < linear.Length; x++)
        {
            grey[x] = Plain(linear[x], gain, most);
        }
    }

    /// <summary>One sample, without vectors: what the rows above must agree with.</summary>
    public static ushort Plain(float linear, float gain, float most)
    {
        var scaled = linear * gain;
        return scaled > 0 ? (ushort)(int)MathF.Round(Math.Min(scaled, most)) : (ushort)0;
    }

    static void Whole(ReadOnlySpan<float> red, ReadOnlySpan<float> green, ReadOnlySpan<float> blue, ColourGains gains, float most, Span<ushort> whole)
    {
        Grey(red, (float)gains.Red, most, whole);
        Grey(green, (float)gains.Green, most, whole[Chunk..]);
        Grey(blue, (float)gains.Blue, most, whole[(2 * Chunk)..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<uint> Whole(ReadOnlySpan<float> linear, float gain, float most)
    {
        // 1.5 · 2^23 pushes the fraction out of a float's last place, which rounds ties to even whatever the vector's width.
        var magic = new Vector<float>(12582912f);
        var scaled = new Vector<float>(linear) * gain;
        var held =
            Vector.ConditionalSelect(Vector.GreaterThan(scaled, Vector<float>.Zero), Vector.Min(scaled, new Vector<float>(most)), Vector<float>.Zero);
        return Vector.AsVectorUInt32(Vector.ConvertToInt32(held + magic - magic));
    }
}
