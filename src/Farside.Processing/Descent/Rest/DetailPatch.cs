using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Farside.Processing.Photogrammetry.Ties;

namespace Farside.Processing.Descent.Rest;

/// <summary>A square of samples of which only the fine is kept, at one strength everywhere: streaks of dust and shade are broad.</summary>
static class DetailPatch
{
    const double Broad = 3;
    const double Strength = 6;

    /// <summary>The samples less their smoothed selves, over how much they vary nearby; missing ones are 0.</summary>
    public static float[] Of(float[] samples, int width, int height)
    {
        var filled = Filled(samples);
        var smooth = GaussianBlur.Of(filled, width, height, Broad);
        var detail = new float[samples.Length];
        var square = new float[samples.Length];
        for (var i = 0; i < samples.Length; i++)
        {
            detail[i] = filled[i] - smooth[i];
            square[i] = detail[i] * detail[i];
        }

        var strength = GaussianBlur.Of(square, width, height, Strength);
        for (var i = 0; i < samples.Length; i++)
        {
            detail[i] = float.IsFinite(samples[i]) ? detail[i] / MathF.Sqrt(strength[i] + 1e-6f) : 0;
        }

        return detail;
    }

    /// <summary>Σ a b of two rows, in an order that does not depend on the processor.</summary>
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        ref var left = ref MemoryMarshal.GetReference(a);
        ref var right = ref MemoryMarshal.GetReference(b);
        var sums = Vector256<float>.Zero;
        var i = 0;
        for (; i <= a.Length - 8; i += 8)
        {
            sums += Vector256.LoadUnsafe(ref left, (nuint)i) * Vector256.LoadUnsafe(ref right, (nuint)i);
        }

        var sum = ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
        for (; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    static float[] Filled(float[] samples)
    {
        var known = samples.Where(float.IsFinite).ToArray();
        var mean = known.Length > 0 ? known.Average() : 0;
        return [.. samples.Select(sample => float.IsFinite(sample) ? sample : mean)];
    }
}
