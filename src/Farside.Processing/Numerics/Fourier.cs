namespace Farside.Processing.Numerics;

/// <summary>The discrete Fourier transform of square planes whose side is a power of two, in place; one object may serve many threads.</summary>
/// <remarks>Source: Cooley &amp; Tukey 1965, Math. Comp. 19, 297–301.</remarks>
sealed class Fourier
{
    readonly int _side;
    readonly float[] _cos;
    readonly float[] _sin;
    readonly int[] _swapped;

    public Fourier(int side)
    {
        if (side < 2 || !int.IsPow2(side))
        {
            throw new ArgumentOutOfRangeException(nameof(side), side, "A power of two is wanted.");
        }

        _side = side;
        _cos = [.. Enumerable.Range(0, side / 2).Select(i => (float)Math.Cos(2 * Math.PI * i / side))];
        _sin = [.. Enumerable.Range(0, side / 2).Select(i => (float)Math.Sin(2 * Math.PI * i / side))];
        _swapped = new int[side];
        for (var i = 1; i < side; i++)
        {
            _swapped[i] = (_swapped[i >> 1] >> 1) | ((i & 1) != 0 ? side >> 1 : 0);
        }
    }

    /// <summary>Sum of sample · exp(−2πi (columns + rows) …).</summary>
    public void Forward(float[] real, float[] imaginary) => Plane(real, imaginary);

    /// <summary>The way back, divided by the number of samples.</summary>
    public void Backward(float[] real, float[] imaginary)
    {
        // Parts exchanged, the forward transform is the backward one.
        Plane(imaginary, real);
        var share = 1f / ((float)_side * _side);
        for (var i = 0; i < real.Length; i++)
        {
            (real[i], imaginary[i]) = (real[i] * share, imaginary[i] * share);
        }
    }

    void Plane(float[] real, float[] imaginary)
    {
        for (var row = 0; row < _side; row++)
        {
            Line(real.AsSpan(row * _side, _side), imaginary.AsSpan(row * _side, _side));
        }

        Transpose(real);
        Transpose(imaginary);
        for (var row = 0; row < _side; row++)
        {
            Line(real.AsSpan(row * _side, _side), imaginary.AsSpan(row * _side, _side));
        }

        Transpose(real);
        Transpose(imaginary);
    }

    void Transpose(float[] plane)
    {
        for (var row = 0; row < _side; row++)
        {
            for (var column = row + 1; column < _side; column++)
            {
                var (here, there) = ((row * _side) + column, (column * _side) + row);
                (plane[here], plane[there]) = (plane[there], plane[here]);
            }
        }
    }

    void Line(Span<float> real, Span<float> imaginary)
    {
        for (var i = 0; i < _side; i++)
        {
            var j = _swapped[i];
            if (j > i)
            {
                (real[i], real[j], imaginary[i], imaginary[j]) = (real[j], real[i], imaginary[j], imaginary[i]);
            }
        }

        for (var half = 1; half < _side; half *= 2)
        {
            Butterflies(real, imaginary, half);
        }
    }

    void Butterflies(Span<float> real, Span<float> imaginary, int half)
    {
        var step = _side / (2 * half);
        for (var start = 0; start < _side; start += 2 * half)
        {
            var re = real.Slice(start, 2 * half);
            var im = imaginary.Slice(start, 2 * half);
            for (var k = 0; k < half; k++)
            {
                var (c, s) = (_cos[k * step], _sin[k * step]);
                var (x, y) = ((re[k + half] * c) + (im[k + half] * s), (im[k + half] * c) - (re[k + half] * s));
                (re[k + half], im[k + half]) = (re[k] - x, im[k] - y);
                (re[k], im[k]) = (re[k] + x, im[k] + y);
            }
        }
    }
}
