using System.Numerics;

namespace Farside.Processing.Radar;

/// <summary>The discrete Fourier transform of a line whose length is a power of two, as many lines at once as a vector has lanes; one object may serve many threads.</summary>
/// <remarks>Lanes never meet, so that a wider vector gives the same numbers. Source: Cooley &amp; Tukey 1965, Math. Comp. 19, 297–301.</remarks>
sealed class LaneFourier
{
    readonly float[] _cos;
    readonly float[] _sin;
    readonly int[] _swapped;

    public LaneFourier(int size)
    {
        if (size < 4 || !int.IsPow2(size))
        {
            throw new ArgumentOutOfRangeException(nameof(size), size, "A power of two from 4 on is wanted.");
        }

        Size = size;
        _cos = [.. Enumerable.Range(0, size / 2).Select(i => (float)Math.Cos(2 * Math.PI * i / size))];
        _sin = [.. Enumerable.Range(0, size / 2).Select(i => (float)Math.Sin(2 * Math.PI * i / size))];
        _swapped = new int[size];
        for (var i = 1; i < size; i++)
        {
            _swapped[i] = (_swapped[i >> 1] >> 1) | ((i & 1) != 0 ? size >> 1 : 0);
        }
    }

    public int Size { get; }

    /// <summary>Sum of sample · exp(−2πi · index · frequency / size), in place.</summary>
    public void Forward(Span<Vector<float>> real, Span<Vector<float>> imaginary)
    {
        Swap(real);
        Swap(imaginary);
        for (var half = 1; half < Size; half *= 2)
        {
            Butterflies(real, imaginary, half);
        }
    }

    /// <summary>The way back, not divided by the size. Parts exchanged, the forward transform is the backward one.</summary>
    public void Backward(Span<Vector<float>> real, Span<Vector<float>> imaginary) => Forward(imaginary, real);

    void Swap(Span<Vector<float>> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (_swapped[i] > i)
            {
                (values[i], values[_swapped[i]]) = (values[_swapped[i]], values[i]);
            }
        }
    }

    void Butterflies(Span<Vector<float>> real, Span<Vector<float>> imaginary, int half)
    {
        var step = Size / (2 * half);
        for (var start = 0; start < Size; start += 2 * half)
        {
            var re = real.Slice(start, half);
            var im = imaginary.Slice(start, half);
            var farRe = real.Slice(start + half, half);
            var farIm = imaginary.Slice(start + half, half);
            for (var k = 0; k < re.Length; k++)
            {
                var (c, s) = (new Vector<float>(_cos[k * step]), new Vector<float>(_sin[k * step]));
                var x = (farRe[k] * c) + (farIm[k] * s);
                var y = (farIm[k] * c) - (farRe[k] * s);
                (farRe[k], farIm[k]) = (re[k] - x, im[k] - y);
                (re[k], im[k]) = (re[k] + x, im[k] + y);
            }
        }
    }
}
