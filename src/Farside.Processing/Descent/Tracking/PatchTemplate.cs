using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Farside.Processing.Numerics;
using Farside.Processing.Photogrammetry.Ties;

namespace Farside.Processing.Descent.Tracking;

/// <summary>
/// Finds by least squares where a square patch lies in another picture when the map about it is known but for a shift: two unknowns of place, and gain, offset and
/// slopes of light. The patch's own gradients serve every step. One for each thread.
/// </summary>
/// <remarks>Source: Baker &amp; Matthews 2004, Int. J. Computer Vision 56, 221–255 (inverse compositional).</remarks>
sealed class PatchTemplate
{
    /// <summary>Samples along a side. The patch's centre lies between four of them.</summary>
    public const int Side = 16;

    const int Unknowns = 6;
    const int Gain = 2;
    const int Bordered = Side + 2;
    const int MostSteps = 14;
    const double SmallStep = 0.01;
    const double LongestStep = 2;
    const double TaperShare = 0.62;
    const float Half = (Side - 1) / 2f;
    static readonly float[] Taper = MakeTaper();
    static readonly double TaperSum = Taper.Sum(weight => (double)weight);

    readonly float[] _bordered = new float[Bordered * Bordered];
    readonly float[] _seen = new float[Side * Side];
    readonly float[][] _slopes = [.. Enumerable.Range(0, Unknowns).Select(_ => new float[Side * Side])];
    readonly float[][] _weighted = [.. Enumerable.Range(0, Unknowns).Select(_ => new float[Side * Side])];
    readonly double[] _normal = new double[Unknowns * Unknowns];
    readonly double[] _right = new double[Unknowns];
    double _contrast;
    double _placeVariance;

    /// <summary>Takes the patch about a place; false where samples are missing or nothing fixes the place.</summary>
    public bool Take(GreyPlane plane, double x, double y)
    {
        if (!Draw(plane, x, y, Affine2.Identity, Bordered, _bordered))
        {
            return false;
        }

        Differentiate();
        for (var k = 0; k < Unknowns; k++)
        {
            for (var l = 0; l <= k; l++)
            {
                _normal[(k * Unknowns) + l] = Dot(_weighted[k], _slopes[l]);
            }
        }

        if (!SymmetricSystem.TryFactor(_normal, Unknowns, 1e-6))
        {
            return false;
        }

        Uncertainty();
        return true;
    }

    /// <summary>The patch's place near a first guess; null when it does not settle within <paramref name="mostMove"/> samples of it.</summary>
    /// <param name="warp">Steps in the patch → steps in the plane.</param>
    public ShiftMatch? Find(GreyPlane plane, double x, double y, Affine2 warp, double mostMove)
    {
        var (u, v) = (0.0, 0.0);
        for (var step = 0; step < MostSteps; step++)
        {
            var (dx, dy) = warp.Times(u, v);
            if (!Draw(plane, x + dx, y + dy, warp, Side, _seen))
            {
                return null;
            }

            var squares = Solve();
            var gain = _right[Gain];
            var (su, sv) = (_right[0] / gain, _right[1] / gain);
            if (!(gain > 0) || !(Math.Abs(su) < LongestStep) || !(Math.Abs(sv) < LongestStep))
            {
                return null;
            }

            (u, v) = (u - su, v - sv);
            if ((u * u) + (v * v) > mostMove * mostMove)
            {
                return null;
            }

            if (Math.Abs(su) < SmallStep && Math.Abs(sv) < SmallStep)
            {
                (dx, dy) = warp.Times(u, v);
                return Judged(x + dx, y + dy, gain, squares);
            }
        }

        return null;
    }

    static float[] MakeTaper()
    {
        var sigma = TaperShare * Side / 2;
        return [.. Enumerable.Range(0, Side * Side).Select(i =>
        {
            var (x, y) = ((i % Side) - Half, (i / Side) - Half);
            return (float)Math.Exp(-0.5 * ((x * x) + (y * y)) / (sigma * sigma));
        })];
    }

    static bool Draw(GreyPlane plane, double x, double y, Affine2 warp, int side, float[] samples)
    {
        var reach = (side - 1) / 2.0;
        var (left, top) = warp.Times(-reach, -reach);
        var (right, above) = warp.Times(reach, -reach);
        if (!plane.CanSample(x + left, y + top) || !plane.CanSample(x - left, y - top) || !plane.CanSample(x + right, y + above) || !plane.CanSample(x - right, y - above))
        {
            return false;
        }

        for (var j = 0; j < side; j++)
        {
            var (px, py) = (x + left + (j * warp.XY), y + top + (j * warp.YY));
            for (var i = 0; i < side; i++)
            {
                samples[(j * side) + i] = plane.Cubic(px + (i * warp.XX), py + (i * warp.YX));
            }
        }

        return true;
    }

    void Differentiate()
    {
        var (mean, at) = (0.0, 0);
        for (var j = 0; j < Side; j++)
        {
            for (var i = 0; i < Side; i++, at++)
            {
                var centre = ((j + 1) * Bordered) + i + 1;
                _slopes[0][at] = (_bordered[centre + 1] - _bordered[centre - 1]) / 2;
                _slopes[1][at] = (_bordered[centre + Bordered] - _bordered[centre - Bordered]) / 2;
                _slopes[Gain][at] = _bordered[centre];
                _slopes[3][at] = 1;
                _slopes[4][at] = (i - Half) / Half;
                _slopes[5][at] = (j - Half) / Half;
                mean += Taper[at] * _bordered[centre];
            }
        }

        mean /= TaperSum;
        for (var i = 0; i < _seen.Length; i++)
        {
            _slopes[Gain][i] -= (float)mean;
            for (var k = 0; k < Unknowns; k++)
            {
                _weighted[k][i] = Taper[i] * _slopes[k][i];
            }
        }
    }

    void Uncertainty()
    {
        Span<double> column = stackalloc double[Unknowns];
        column[Gain] = 1;
        SymmetricSystem.Solve(_normal, Unknowns, column);
        _contrast = 1 / column[Gain] / TaperSum;
        var (xx, _, yy) = SymmetricSystem.InverseCorner(_normal, Unknowns);
        _placeVariance = (xx + yy) / 2;
    }

    // seen ≈ gain × (patch + slopes · shift) + light. Returns the weighted squares that are left.
    double Solve()
    {
        var level = _seen[0];
        for (var i = 0; i < _seen.Length; i++)
        {
            _seen[i] -= level;
        }

        Span<double> products = stackalloc double[Unknowns];
        for (var k = 0; k < Unknowns; k++)
        {
            _right[k] = products[k] = Dot(_weighted[k], _seen);
        }

        var squares = WeightedSquares();
        SymmetricSystem.Solve(_normal, Unknowns, _right);
        for (var k = 0; k < Unknowns; k++)
        {
            squares -= products[k] * _right[k];
        }

        return Math.Max(0, squares);
    }

    ShiftMatch Judged(double x, double y, double gain, double squares)
    {
        var variance = squares / TaperSum;
        var signal = gain * gain * _contrast;
        return new(x, y, Math.Sqrt(signal / (signal + variance + 1e-30)), Math.Sqrt(variance / (gain * gain) * _placeVariance));
    }

    double WeightedSquares()
    {
        var sum = Vector256<float>.Zero;
        for (var i = 0; i < _seen.Length; i += Vector256<float>.Count)
        {
            var seen = Vector256.LoadUnsafe(ref _seen[0], (nuint)i);
            sum += seen * seen * Vector256.LoadUnsafe(ref Taper[0], (nuint)i);
        }

        return Total(sum);
    }

    static double Dot(float[] a, float[] b)
    {
        var sum = Vector256<float>.Zero;
        for (var i = 0; i < a.Length; i += Vector256<float>.Count)
        {
            sum += Vector256.LoadUnsafe(ref a[0], (nuint)i) * Vector256.LoadUnsafe(ref b[0], (nuint)i);
        }

        return Total(sum);
    }

    // In one fixed order, so that every processor gives the same sum.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static double Total(Vector256<float> v)
    {
        var four = v.GetLower() + v.GetUpper();
        return four[0] + four[1] + (four[2] + four[3]);
    }
}
