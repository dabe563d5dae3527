namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>Normal equations of one spot: two unknowns for a direction, three for a point in space.</summary>
sealed class SpotNormal
{
    // Inverse of a matrix that says nothing along some direction: that direction then stays where it is.
    const double Nothing = 1e-300;

    readonly double[] _n = new double[6];
    readonly double[] _inverse = new double[6];

    public int Size { get; private set; }

    public double[] Right { get; } = new double[3];

    /// <summary>Share of the unknowns that the ties rather than the prior pay for: the trace of N⁻¹ times the ties' part of N.</summary>
    public double PaidByTies { get; private set; }

    double PriorWeight { get; set; }

    public void Clear(int size)
    {
        Size = size;
        PriorWeight = 0;
        Array.Clear(_n);
        Array.Clear(Right);
    }

    public void Add(ReadOnlySpan<double> byPoint, double columnPx, double rowPx, double weight)
    {
        for (int i = 0, at = 0; i < Size; i++)
        {
            var (inColumn, inRow) = (weight * byPoint[i], weight * byPoint[Size + i]);
            Right[i] += (inColumn * columnPx) + (inRow * rowPx);
            for (var j = 0; j <= i; j++)
                _n[at++] += (inColumn * byPoint[j]) + (inRow * byPoint[Size + j]);
        }
    }

    public void AddPrior(in TrackPoint spot)
    {
        PriorWeight = spot.PriorWeight;
        _n[5] += PriorWeight;
        Right[2] += PriorWeight * (spot.PriorInverseDistance - spot.InverseDistance);
    }

    /// <summary>Inverts it, each diagonal element raised by a share of itself.</summary>
    public void Invert(double damping)
    {
        var d = 1 + damping;
        var (a, b, c, e, f, g) = (_n[0] * d, _n[1], _n[2] * d, _n[3], _n[4], _n[5] * d);
        if (Size == 2)
        {
            var two = Math.Max((a * c) - (b * b), Nothing);
            (_inverse[0], _inverse[1], _inverse[2], _inverse[3], _inverse[4], _inverse[5]) = (c / two, -b / two, a / two, 0, 0, 0);
            PaidByTies = 2;
            return;
        }

        var (xx, xy, xz) = ((c * g) - (f * f), (e * f) - (b * g), (b * f) - (c * e));
        var three = Math.Max((a * xx) + (b * xy) + (e * xz), Nothing);
        (_inverse[0], _inverse[1], _inverse[3]) = (xx / three, xy / three, xz / three);
        (_inverse[2], _inverse[4], _inverse[5]) = (((a * g) - (e * e)) / three, ((b * e) - (a * f)) / three, ((a * c) - (b * b)) / three);
        PaidByTies = 3 - (PriorWeight * _inverse[5]);
    }

    /// <summary>N⁻¹ times a vector of three.</summary>
    public void Solve(ReadOnlySpan<double> right, Span<double> solution)
    {
        solution[0] = (_inverse[0] * right[0]) + (_inverse[1] * right[1]) + (_inverse[3] * right[2]);
        solution[1] = (_inverse[1] * right[0]) + (_inverse[2] * right[1]) + (_inverse[4] * right[2]);
        solution[2] = (_inverse[3] * right[0]) + (_inverse[4] * right[1]) + (_inverse[5] * right[2]);
    }

    public double DotRight(ReadOnlySpan<double> v) => (v[0] * Right[0]) + (v[1] * Right[1]) + (v[2] * Right[2]);

    /// <summary>Variance of a linear function of the spot.</summary>
    public double Variance(ReadOnlySpan<double> slope, ReadOnlySpan<double> other)
    {
        Span<double> a = [slope[0], slope[1], Size > 2 ? slope[2] : 0];
        Span<double> b = [other[0], other[1], Size > 2 ? other[2] : 0];
        Span<double> solved = stackalloc double[3];
        Solve(a, solved);
        return (solved[0] * b[0]) + (solved[1] * b[1]) + (solved[2] * b[2]);
    }
}
