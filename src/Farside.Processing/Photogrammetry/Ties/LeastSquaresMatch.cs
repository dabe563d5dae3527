namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>
/// Refines a match: the affine map and the gain and offset that make one patch most like the other, by least squares, with the standard deviation that
/// the remaining differences leave to the place. The patch's own gradients are used at every step, so that the normal equations are made once.
/// </summary>
/// <remarks>
/// Source: Grün 1985, S. Afr. J. Photogrammetry 14, 175–187; the order of steps after Baker &amp; Matthews 2004, Int. J. Computer Vision 56, 221–255
/// (inverse compositional).
/// </remarks>
sealed class LeastSquaresMatch
{
    const int Unknowns = 8;
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

    // Derivatives of the patch by shift (2), by the affine's four entries, by gain and offset, and the normal equations' factor.
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
            (slopes[4], slopes[5], slopes[6], slopes[7]) = (gy * dx, gy * dy, _patch[i] - mean, 1);
            SmallSystem.AddOuter(_normal, slopes, _taper[i]);
        }

        return SmallSystem.TryFactor(_normal, Unknowns);
    }

    double Slope(int i, int at, int step) =>
        at == 0 ? _patch[i + step] - _patch[i]
        : at == _side - 1 ? _patch[i] - _patch[i - step]
        : (_patch[i + step] - _patch[i - step]) / 2;

    double[] Solve()
    {
        // Both are compared about the seen patch's mean, so that gain and offset stay small numbers.
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
        SmallSystem.Solve(_normal, Unknowns, solution);

        // seen ≈ gain × (patch + slopes · change) + offset: the geometry's unknowns come out multiplied by the gain.
        var gain = solution[6];
        for (var k = 0; k < 6; k++)
        {
            solution[k] /= gain;
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

        var (gain, offset, correlation) = Light();
        Span<double> quarters = stackalloc double[4];
        Span<double> weights = stackalloc double[4];
        for (var i = 0; i < _seen.Length; i++)
        {
            var error = _seen[i] - (gain * _patch[i]) - offset;
            var quarter = (i % _side > _radius ? 1 : 0) + (i / _side > _radius ? 2 : 0);
            quarters[quarter] += _taper[i] * error * error;
            weights[quarter] += _taper[i];
        }

        var variance = (quarters[0] + quarters[1] + quarters[2] + quarters[3]) / (weights[0] + weights[1] + weights[2] + weights[3]);
        var (xx, xy, yy) = SmallSystem.InverseCorner(_normal, Unknowns);
        var scale = variance / (gain * gain);
        return at with
        {
            Correlation = correlation,
            SigmaPx = Math.Sqrt(scale * (xx + yy) / 2),
            WorstSigmaPx = Math.Sqrt(scale * (((xx + yy) / 2) + Math.Sqrt((Square(xx - yy) / 4) + (xy * xy)))),
            Unevenness = Unevenness(quarters, weights),
        };
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

    (double Gain, double Offset, double Correlation) Light()
    {
        var (w, p, s, pp, ss, ps) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        var (p0, s0) = (_patch[0], _seen[0]);
        for (var i = 0; i < _seen.Length; i++)
        {
            var (a, b, t) = ((double)_patch[i] - p0, (double)_seen[i] - s0, _taper[i]);
            (w, p, s, pp, ss, ps) = (w + t, p + (t * a), s + (t * b), pp + (t * a * a), ss + (t * b * b), ps + (t * a * b));
        }

        var (vp, vs, cov) = (pp - (p * p / w), ss - (s * s / w), ps - (p * s / w));
        var gain = cov / vp;
        return (gain, (s / w) + s0 - (gain * ((p / w) + p0)), cov / Math.Sqrt(vp * vs));
    }
}
