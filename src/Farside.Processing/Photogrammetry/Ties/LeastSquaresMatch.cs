using Farside.Processing.Numerics;

namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>
/// Refines a match: the affine map and the gain, offset and slope of light that make one patch most like the other, by least squares, with the standard
/// deviation that the remaining differences leave to the place. Without the slope, vignetting over faint soil would pull matches aside. The patch's own
/// gradients are used at every step, so that the normal equations are made once.
/// </summary>
/// <remarks>
/// Source: Grün 1985, S. Afr. J. Photogrammetry 14, 175–187; the order of steps after Baker &amp; Matthews 2004, Int. J. Computer Vision 56, 221–255
/// (inverse compositional).
/// </remarks>
sealed class LeastSquaresMatch
{
    const int Unknowns = 10;
    const int Gain = 6;
    const int MostSteps = 20;
    const double SmallStep = 0.003;
    const double TaperShare = 0.65;

    readonly int _radius;
    readonly int _side;
    readonly float[] _patch;
    readonly float[] _seen;
    readonly double[] _taper;
    readonly double[][] _slopes;
    readonly double[] _normal = new double[Unknowns * Unknowns];
    readonly double[] _right = new double[Unknowns];

    /// <param name="window">Side of the patch, pixels; odd.</param>
    public LeastSquaresMatch(int window)
    {
        (_radius, _side) = (window / 2, (window / 2 * 2) + 1);
        (_patch, _seen) = (new float[_side * _side], new float[_side * _side]);
        _taper = Taper(_radius);
        _slopes = [.. Enumerable.Range(0, _side * _side).Select(_ => new double[Unknowns])];
    }

    /// <summary>Refines from a first guess that is right to a pixel or two; null where no match is found.</summary>
    public Refined? Refine(GreyPlane first, double column, double row, GreyPlane second, Refined guess)
    {
        if (!Draw(first, column, row, Affine2.Identity, _patch) || !Prepare())
        {
            return null;
        }

        var at = guess;
        for (var step = 0; step < MostSteps; step++)
        {
            if (!Draw(second, at.Column, at.Row, at.Warp, _seen))
            {
                return null;
            }

            var change = Solve();
            at = Composed(at, change);
            if (Math.Abs(change[0]) < SmallStep && Math.Abs(change[1]) < SmallStep)
            {
                return Judged(at, second);
            }
        }

        return null;
    }

    static double[] Taper(int radius)
    {
        var (side, sigma) = ((2 * radius) + 1, TaperShare * (radius + 0.5));
        return [.. Enumerable.Range(0, side * side).Select(i =>
        {
            var (x, y) = ((i % side) - radius, (i / side) - radius);
            return Math.Exp(-0.5 * ((x * x) + (y * y)) / (sigma * sigma));
        })];
    }

    bool Draw(GreyPlane plane, double column, double row, Affine2 warp, float[] samples)
    {
        for (var j = 0; j < _side; j++)
        {
            for (var i = 0; i < _side; i++)
            {
                var (dx, dy) = warp.Times(i - _radius, j - _radius);
                if (!plane.CanSample(column + dx, row + dy))
                {
                    return false;
                }

                samples[(j * _side) + i] = plane.Cubic(column + dx, row + dy);
                if (float.IsNaN(samples[(j * _side) + i]))
                {
                    return false;
                }
            }
        }

        return true;
    }

    // Derivatives of the patch by shift (2), by the affine's four entries, by gain, offset and slopes of light (2), and the normal equations' factor.
    bool Prepare()
    {
        Array.Clear(_normal);
        var mean = _patch.Average();
        for (var i = 0; i < _patch.Length; i++)
        {
            var (x, y) = (i % _side, i / _side);
            var gx = Slope(i, x, 1);
            var gy = Slope(i, y, _side);
            var (dx, dy, slopes) = ((double)(x - _radius) / _radius, (double)(y - _radius) / _radius, _slopes[i]);
            (slopes[0], slopes[1], slopes[2], slopes[3]) = (gx, gy, gx * dx, gx * dy);
            (slopes[4], slopes[5], slopes[Gain], slopes[7], slopes[8], slopes[9]) = (gy * dx, gy * dy, _patch[i] - mean, 1, dx, dy);
            SymmetricSystem.AddOuter(_normal, slopes, _taper[i]);
        }

        return SymmetricSystem.TryFactor(_normal, Unknowns);
    }

    double Slope(int i, int at, int step) =>
        at == 0 ? _patch[i + step] - _patch[i]
        : at == _side - 1 ? _patch[i] - _patch[i - step]
        : (_patch[i + step] - _patch[i - step]) / 2;

    // seen ≈ gain × (patch + slopes · change) + light: the geometry's unknowns come out multiplied by the gain.
    double[] Solve()
    {
        Array.Clear(_right);
        for (var i = 0; i < _seen.Length; i++)
        {
            var weighted = _taper[i] * _seen[i];
            var slopes = _slopes[i];
            for (var k = 0; k < Unknowns; k++)
            {
                _right[k] += slopes[k] * weighted;
            }
        }

        var solution = (double[])_right.Clone();
        SymmetricSystem.Solve(_normal, Unknowns, solution);
        for (var k = 0; k < Gain; k++)
        {
            solution[k] /= solution[Gain];
        }

        return solution;
    }

    // The patch moved by the change is what is seen, so the map is joined with the change undone.
    Refined Composed(Refined at, double[] change)
    {
        var step = new Affine2(1 + (change[2] / _radius), change[3] / _radius, change[4] / _radius, 1 + (change[5] / _radius)).Inverse();
        var warp = at.Warp.Times(step);
        var (dx, dy) = warp.Times(change[0], change[1]);
        return at with { Column = at.Column - dx, Row = at.Row - dy, Warp = warp };
    }

    Refined? Judged(Refined at, GreyPlane second)
    {
        if (!Draw(second, at.Column, at.Row, at.Warp, _seen))
        {
            return null;
        }

        var light = Solve();
        var gain = light[Gain];
        Span<double> quarters = stackalloc double[4];
        Span<double> weights = stackalloc double[4];
        for (var i = 0; i < _seen.Length; i++)
        {
            var error = _seen[i] - Lit(light, i);
            var quarter = (i % _side > _radius ? 1 : 0) + (i / _side > _radius ? 2 : 0);
            quarters[quarter] += _taper[i] * error * error;
            weights[quarter] += _taper[i];
        }

        var variance = (quarters[0] + quarters[1] + quarters[2] + quarters[3]) / (weights[0] + weights[1] + weights[2] + weights[3]);
        var signal = gain * gain * Contrast();
        var (xx, xy, yy) = SymmetricSystem.InverseCorner(_normal, Unknowns);
        var scale = variance / (gain * gain);
        return at with
        {
            Correlation = Math.Sign(gain) * Math.Sqrt(signal / (signal + variance)),
            SigmaPx = Math.Sqrt(scale * (xx + yy) / 2),
            WorstSigmaPx = Math.Sqrt(scale * (((xx + yy) / 2) + Math.Sqrt((Square(xx - yy) / 4) + (xy * xy)))),
            Unevenness = Unevenness(quarters, weights),
        };
    }

    double Lit(double[] light, int i)
    {
        var sum = 0.0;
        for (var k = Gain; k < Unknowns; k++)
        {
            sum += light[k] * _slopes[i][k];
        }

        return sum;
    }

    // Variance of the patch freed of its own slope; the window is even, so that level and slopes do not mix.
    double Contrast()
    {
        Span<double> sums = stackalloc double[7];
        for (var i = 0; i < _patch.Length; i++)
        {
            var (t, p, x, y) = (_taper[i], _slopes[i][Gain], _slopes[i][8], _slopes[i][9]);
            Add(sums, [t, t * p, t * p * p, t * p * x, t * p * y, t * x * x, t * y * y]);
        }

        var mean = sums[1] / sums[0];
        return Math.Max(0, ((sums[2] - (sums[3] * sums[3] / sums[5]) - (sums[4] * sums[4] / sums[6])) / sums[0]) - (mean * mean));
    }

    static void Add(Span<double> sums, ReadOnlySpan<double> more)
    {
        for (var k = 0; k < sums.Length; k++)
        {
            sums[k] += more[k];
        }
    }

    static double Square(double x) => x * x;

    // How much worse the worst quarter of the patch fits than the middle of the four: where two distances meet, one side does not follow.
    static double Unevenness(Span<double> quarters, Span<double> weights)
    {
        for (var i = 0; i < 4; i++)
        {
            quarters[i] /= weights[i];
        }

        quarters.Sort();
        return Math.Sqrt(quarters[3] / ((quarters[1] + quarters[2]) / 2));
    }
}
