using System.Numerics;

namespace Farside.Processing.Imaging;

/// <summary>Linear samples to whole numbers: scaled, rounded to the nearest (ties to even), held to the range, interleaved; NaN becomes 0.</summary>
public static class Rounding
{
    const int Chunk = 256;

    /// <summary>Colour to 8 bits a channel.</summary>
    public static void Interleave(ReadOnlySpan<float> red, ReadOnlySpan<float> green, ReadOnlySpan<float> blue, ColourGains gains, Span<byte> rgb) =>
        Interleave(red, green, blue, gains, 255, rgb);

    /// <summary>Colour to 16 bits a channel.</summary>
    public static void Interleave(ReadOnlySpan<float> red, ReadOnlySpan<float> green, ReadOnlySpan<float> blue, ColourGains gains, Span<ushort> rgb) =>
        Interleave(red, green, blue, gains, 65535, rgb);

    /// <summary>One channel to 8 or 16 bits, times <paramref name="gain"/>.</summary>
    public static void Grey<TSample>(ReadOnlySpan<float> linear, float gain, float most, Span<TSample> grey) where TSample : unmanaged, IBinaryInteger<TSample>
    {
        Span<int> whole = stackalloc int[Chunk];
        for (var x = 0; x < linear.Length; x += Chunk)
        {
            var count = Math.Min(Chunk, linear.Length - x);
            Whole(linear.Slice(x, count), gain, most, whole);
            for (var i = 0; i < count; i++)
            {
                grey[x + i] = TSample.CreateTruncating(whole[i]);
            }
        }
    }

    /// <summary>One sample, without vectors: what the rows above must agree with.</summary>
    public static int Plain(float linear, float gain, float most)
    {
        var scaled = linear * gain;
        return scaled > 0 ? (int)MathF.Round(Math.Min(scaled, most)) : 0;
    }

    static void Interleave<TSample>(
        ReadOnlySpan<float> red, ReadOnlySpan<float> green, ReadOnlySpan<float> blue, ColourGains gains, float most, Span<TSample> rgb)
        where TSample : unmanaged, IBinaryInteger<TSample>
    {
        Span<int> whole = stackalloc int[3 * Chunk];
        for (var x = 0; x < red.Length; x += Chunk)
        {
            var count = Math.Min(Chunk, red.Length - x);
            Whole(red.Slice(x, count), (float)gains.Red, most, whole);
            Whole(green.Slice(x, count), (float)gains.Green, most, whole[Chunk..]);
            Whole(blue.Slice(x, count), (float)gains.Blue, most, whole[(2 * Chunk)..]);
            var chunk = rgb.Slice(3 * x, 3 * count);
            for (var i = 0; i < count; i++)
            {
                chunk[3 * i] = TSample.CreateTruncating(whole[i]);
                chunk[(3 * i) + 1] = TSample.CreateTruncating(whole[Chunk + i]);
                chunk[(3 * i) + 2] = TSample.CreateTruncating(whole[(2 * Chunk) + i]);
            }
        }
    }

    static void Whole(ReadOnlySpan<float> linear, float gain, float most, Span<int> whole)
    {
        // 1.5 · 2^23 pushes the fraction out of a float's last place, rounding ties to even as the hardware does for any vector width.
        var magic = new Vector<float>(12582912f);
        var x = 0;
        for (; x <= linear.Length - Vector<float>.Count; x += Vector<float>.Count)
        {
            var scaled = new Vector<float>(linear[x..]) * gain;
            var held = Vector.ConditionalSelect(Vector.GreaterThan(scaled, Vector<float>.Zero), Vector.Min(scaled, new Vector<float>(most)), Vector<float>.Zero);
            Vector.ConvertToInt32(held + magic - magic).CopyTo(whole[x..]);
        }

        for (; x < linear.Length; x++)
        {
            whole[x] = Plain(linear[x], gain, most);
        }
    }
}
