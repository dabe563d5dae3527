using System.Runtime.Intrinsics;

namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>One plane of grey samples for comparing patches; integer coordinates are pixel centres, NaN is a missing sample.</summary>
sealed class GreyPlane(int width, int height, float[] samples)
{
    public int Width => width;
    public int Height => height;
    public float[] Samples => samples;

    public float this[int x, int y] => samples[(y * width) + x];

    /// <summary>True where a patch of cubic interpolation's taps lies within the plane.</summary>
    public bool CanSample(double x, double y) => x >= 1 && y >= 1 && x < width - 2 && y < height - 2;

    /// <summary>Cubic interpolation over 4 × 4 samples; the place must satisfy <see cref="CanSample"/>. NaN when a sample is missing.</summary>
    /// <remarks>Source: Keys 1981, IEEE Trans. ASSP 29, 1153–1160, with a = −1/2.</remarks>
    public float Cubic(double x, double y)
    {
        var (left, top) = ((int)x, (int)y);
        var across = CubicWeights((float)(x - left));
        var down = CubicWeights((float)(y - top));
        ref var corner = ref samples[((top - 1) * width) + left - 1];
        var sum = Vector128.LoadUnsafe(ref corner) * down[0];
        sum += Vector128.LoadUnsafe(ref corner, (nuint)width) * down[1];
        sum += Vector128.LoadUnsafe(ref corner, (nuint)(2 * width)) * down[2];
        sum += Vector128.LoadUnsafe(ref corner, (nuint)(3 * width)) * down[3];
        sum *= across;
        return sum[0] + sum[1] + (sum[2] + sum[3]);
    }

    static Vector128<float> CubicWeights(float t)
    {
        var (t2, t3) = (t * t, t * t * t);
        return Vector128.Create(
            (-0.5f * t3) + t2 - (0.5f * t),
            (1.5f * t3) - (2.5f * t2) + 1,
            (-1.5f * t3) + (2 * t2) + (0.5f * t),
            (0.5f * t3) - (0.5f * t2));
    }
}
