using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>Takes samples from between a picture's pixels with Catmull and Rom's cubic: sixteen texels, each with all its colours at once.</summary>
/// <remarks>
/// Source: Keys 1981, IEEE Trans. ASSP 29, 1153–1160, with a = −1/2. Products and sums are kept apart (no fused multiply-add), so that every processor
/// gives the same bytes.
/// </remarks>
static class Resampler
{
    static readonly Vector128<float> Cubic = Vector128.Create(-0.5f, 1.5f, -1.5f, 0.5f);
    static readonly Vector128<float> Square = Vector128.Create(1f, -2.5f, 2f, -0.5f);
    static readonly Vector128<float> Plain = Vector128.Create(-0.5f, 0f, 0.5f, 0f);
    static readonly Vector128<float> Whole = Vector128.Create(0f, 1f, 0f, 0f);

    /// <summary>Red, green, blue and the known share at a place in texels of a level; NaN where nothing is known.</summary>
    /// <param name="corner">The level's first texel, border included.</param>
    /// <param name="column">From the centre of the first texel, −0.5 to width − 0.5.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sample(ref Vector128<float> corner, int stride, float column, float row)
    {
        var (x, y) = (MathF.Floor(column), MathF.Floor(row));
        ref var first = ref Unsafe.Add(ref corner, Offset(x, y, stride) - stride - 1);
        var (across, down) = (Weights(column - x), Weights(row - y));
        var left = Vector256.Create(Vector128.Create(across.GetElement(0)), Vector128.Create(across.GetElement(1)));
        var right = Vector256.Create(Vector128.Create(across.GetElement(2)), Vector128.Create(across.GetElement(3)));
        var sum = Row(ref first, left, right) * Vector256.Create(down.GetElement(0));
        sum += Row(ref Unsafe.Add(ref first, (nint)stride), left, right) * Vector256.Create(down.GetElement(1));
        sum += Row(ref Unsafe.Add(ref first, (nint)(2 * stride)), left, right) * Vector256.Create(down.GetElement(2));
        sum += Row(ref Unsafe.Add(ref first, (nint)(3 * stride)), left, right) * Vector256.Create(down.GetElement(3));
        var sample = sum.GetLower() + sum.GetUpper();
        return float.IsNaN(sample.GetElement(0)) ? Beside(ref Unsafe.Add(ref first, (nint)(stride + 1)), stride, column - x, row - y) : sample;
    }

    /// <summary>The same between the nearest four only; NaN beside a gap.</summary>
    public static Vector128<float> Bilinear(ref Vector128<float> corner, int stride, float column, float row)
    {
        var (x, y) = (MathF.Floor(column), MathF.Floor(row));
        ref var first = ref Unsafe.Add(ref corner, Offset(x, y, stride));
        var upper = Vector128.Lerp(first, Unsafe.Add(ref first, 1), Vector128.Create(column - x));
        var lower = Vector128.Lerp(Unsafe.Add(ref first, (nint)stride), Unsafe.Add(ref first, (nint)(stride + 1)), Vector128.Create(column - x));
        return Vector128.Lerp(upper, lower, Vector128.Create(row - y));
    }

    /// <summary>Between the nearest four, the unknown ones left out; NaN where the nearest of all is unknown.</summary>
    public static Vector128<float> BesideGap(ref Vector128<float> corner, int stride, float column, float row)
    {
        var (x, y) = (MathF.Floor(column), MathF.Floor(row));
        return Beside(ref Unsafe.Add(ref corner, Offset(x, y, stride)), stride, column - x, row - y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static nint Offset(float x, float y, int stride) =>
        ((float.ConvertToIntegerNative<int>(y) + PreparedPicture.Border) * stride) + float.ConvertToIntegerNative<int>(x) + PreparedPicture.Border;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<float> Row(ref Vector128<float> texels, Vector256<float> left, Vector256<float> right) =>
        (Unsafe.As<Vector128<float>, Vector256<float>>(ref texels) * left)
            + (Unsafe.As<Vector128<float>, Vector256<float>>(ref Unsafe.Add(ref texels, 2)) * right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<float> Weights(float t)
    {
        var f = Vector128.Create(t);
        return (((((Cubic * f) + Square) * f) + Plain) * f) + Whole;
    }

    // Beside a gap: the known ones of the nearest four, by how near they are, as long as the nearest of all is known.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static Vector128<float> Beside(ref Vector128<float> first, int stride, float x, float y)
    {
        var nearest = Unsafe.Add(ref first, (nint)((y >= 0.5f ? stride : 0) + (x >= 0.5f ? 1 : 0)));
        if (float.IsNaN(nearest.GetElement(0)))
        {
            return nearest;
        }

        var (sum, weight) = (Vector128<float>.Zero, 0f);
        for (var i = 0; i < 4; i++)
        {
            var texel = Unsafe.Add(ref first, (nint)(((i >> 1) * stride) + (i & 1)));
            var share = ((i & 1) == 0 ? 1 - x : x) * ((i >> 1) == 0 ? 1 - y : y);
            (sum, weight) = float.IsNaN(texel.GetElement(0)) ? (sum, weight) : (sum + (texel * share), weight + share);
        }

        return sum / weight;
    }
}
