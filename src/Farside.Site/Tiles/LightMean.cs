namespace Farside.Site.Tiles;

/// <summary>Half the size, each pixel the mean light of four: bright points keep their brightness.</summary>
/// <remarks>sRGB by IEC 61966-2-1; light in 14 bits, which the curve's steepest part (12.92) turns into steps of less than one number.</remarks>
static class LightMean
{
    const int Scale = 1 << 14;
    static readonly ushort[] Lights = [.. Enumerable.Range(0, 256).Select(number => (ushort)Math.Round(ToLight(number / 255.0) * (Scale - 1)))];

    // Looked up by the sum of four.
    static readonly byte[] Number = [.. Enumerable.Range(0, 4 * Scale).Select(sum => (byte)Math.Round(255 * FromLight(sum / (4.0 * (Scale - 1)))))];

    /// <summary>One row of half the width from two rows; a last odd column counts twice.</summary>
    public static void Rows(ReadOnlySpan<byte> upper, ReadOnlySpan<byte> lower, int channels, Span<byte> target)
    {
        var pairs = upper.Length / channels / 2;
        if (channels == 1)
        {
            for (var x = 0; x < pairs; x++)
            {
                target[x] = Number[Lights[upper[2 * x]] + Lights[upper[(2 * x) + 1]] + Lights[lower[2 * x]] + Lights[lower[(2 * x) + 1]]];
            }
        }
        else
        {
            Colours(upper, lower, pairs, target);
        }

        if (upper.Length / channels % 2 == 1)
        {
            for (var at = upper.Length - channels; at < upper.Length; at++)
            {
                target[(pairs * channels) + (at % channels)] = Number[2 * (Lights[upper[at]] + Lights[lower[at]])];
            }
        }
    }

    static void Colours(ReadOnlySpan<byte> upper, ReadOnlySpan<byte> lower, int pairs, Span<byte> target)
    {
        upper = upper[..(pairs * 6)];
        lower = lower[..(pairs * 6)];
        target = target[..Math.Max(target.Length, pairs * 3)];
        for (int from = 0, to = 0; from + 6 <= upper.Length && from + 6 <= lower.Length && to + 3 <= target.Length; from += 6, to += 3)
        {
            target[to] = Number[Lights[upper[from]] + Lights[upper[from + 3]] + Lights[lower[from]] + Lights[lower[from + 3]]];
            target[to + 1] = Number[Lights[upper[from + 1]] + Lights[upper[from + 4]] + Lights[lower[from + 1]] + Lights[lower[from + 4]]];
            target[to + 2] = Number[Lights[upper[from + 2]] + Lights[upper[from + 5]] + Lights[lower[from + 2]] + Lights[lower[from + 5]]];
        }
    }

    /// <summary>0 … 1.</summary>
    public static double Light(byte number) => Lights[number] / (double)(Scale - 1);

    public static double ToLight(double number) => number <= 0.04045 ? number / 12.92 : Math.Pow((number + 0.055) / 1.055, 2.4);

    public static double FromLight(double light) => light <= 0.0031308 ? light * 12.92 : (1.055 * Math.Pow(Math.Min(1, light), 1 / 2.4)) - 0.055;
}
