namespace Farside.Simulator.Instruments;

/// <summary>A curve through knots, with a continuous slope and no overshoot between them; level beyond the first and the last.</summary>
/// <remarks>Source: Fritsch &amp; Butland 1984, SIAM J. Sci. Stat. Comput. 5, 300–304 (harmonic mean of the neighbouring slopes, zero at extremes).</remarks>
sealed class SmoothCurve
{
    readonly (double X, double Y)[] _knots;
    readonly double[] _slopes;

    public SmoothCurve(params (double X, double Y)[] knots)
    {
        (_knots, _slopes) = (knots, new double[knots.Length]);
        for (var i = 1; i + 1 < knots.Length; i++)
        {
            var (before, after) = (Rise(i - 1), Rise(i));
            _slopes[i] = before * after <= 0 ? 0 : 2 * before * after / (before + after);
        }
    }

    public double At(double x)
    {
        if (x <= _knots[0].X)
        {
            return _knots[0].Y;
        }

        if (x >= _knots[^1].X)
        {
            return _knots[^1].Y;
        }

        var i = Array.FindLastIndex(_knots, knot => knot.X <= x);
        var width = _knots[i + 1].X - _knots[i].X;
        var t = (x - _knots[i].X) / width;
        var (t2, t3) = (t * t, t * t * t);
        return (((2 * t3) - (3 * t2) + 1) * _knots[i].Y) + (((3 * t2) - (2 * t3)) * _knots[i + 1].Y)
            + (width * (((t3 - (2 * t2) + t) * _slopes[i]) + ((t3 - t2) * _slopes[i + 1])));
    }

    double Rise(int i) => (_knots[i + 1].Y - _knots[i].Y) / (_knots[i + 1].X - _knots[i].X);
}
