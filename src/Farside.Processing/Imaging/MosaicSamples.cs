using System.Numerics;
using System.Runtime.InteropServices;

namespace Farside.Processing.Imaging;

/// <summary>Stored samples to linear ones: (dn − black level) · gain, with one gain for even columns and another for odd ones.</summary>
public static class MosaicSamples
{
    const int Chunk = 512;

    public static void ToLinear(ReadOnlySpan<ushort> stored, float blackLevel, (float Even, float Odd) gains, Span<float> linear)
    {
        var black = new Vector<float>(blackLevel);
        var gain = Alternating(gains);
        var x = 0;
        for (; x <= stored.Length - Vector<ushort>.Count; x += Vector<ushort>.Count)
        {
            Vector.Widen(new Vector<ushort>(stored[x..]), out var low, out var high);
            ((Single(low) - black) * gain).CopyTo(linear[x..]);
            ((Single(high) - black) * gain).CopyTo(linear[(x + Vector<float>.Count)..]);
        }

        ToLinearPlain(stored, x, blackLevel, gains, linear);
    }

    public static void ToLinear(ReadOnlySpan<byte> stored, float blackLevel, (float Even, float Odd) gains, Span<float> linear)
    {
        Span<ushort> wide = stackalloc ushort[Chunk];
        for (var x = 0; x < stored.Length; x += Chunk)
        {
            var count = Math.Min(Chunk, stored.Length - x);
            Widen(stored.Slice(x, count), wide);
            ToLinear(wide[..count], blackLevel, gains, linear[x..]);
        }
    }

    public static void ToLinear(ReadOnlySpan<float> stored, float blackLevel, (float Even, float Odd) gains, Span<float> linear)
    {
        var black = new Vector<float>(blackLevel);
        var gain = Alternating(gains);
        var x = 0;
        for (; x <= stored.Length - Vector<float>.Count; x += Vector<float>.Count)
        {
            ((new Vector<float>(stored[x..]) - black) * gain).CopyTo(linear[x..]);
        }

        ToLinearPlain(stored, x, blackLevel, gains, linear);
    }

    /// <summary>The same without vectors, from column <paramref name="from"/> on: the vectors' tail, and what they are tested against.</summary>
    public static void ToLinearPlain<TSample>(
        ReadOnlySpan<TSample> stored, int from, float blackLevel, (float Even, float Odd) gains, Span<float> linear)
        where TSample : unmanaged, INumber<TSample>
    {
        for (var x = from; x < stored.Length; x++)
        {
            linear[x] = (float.CreateTruncating(stored[x]) - blackLevel) * ((x & 1) == 0 ? gains.Even : gains.Odd);
        }
    }

    static Vector<float> Single(Vector<uint> whole) => Vector.ConvertToSingle(Vector.AsVectorInt32(whole));

    static void Widen(ReadOnlySpan<byte> stored, Span<ushort> wide)
    {
        var x = 0;
        for (; x <= stored.Length - Vector<byte>.Count; x += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(stored[x..]), out var low, out var high);
            low.CopyTo(wide[x..]);
            high.CopyTo(wide[(x + Vector<ushort>.Count)..]);
        }

        for (; x < stored.Length; x++)
        {
            wide[x] = stored[x];
        }
    }

    static Vector<float> Alternating((float Even, float Odd) gains)
    {
        Span<float> pattern = stackalloc float[Vector<float>.Count];
        for (var i = 0; i < pattern.Length; i++)
        {
            pattern[i] = (i & 1) == 0 ? gains.Even : gains.Odd;
        }

        return MemoryMarshal.Cast<float, Vector<float>>(pattern)[0];
    }
}
