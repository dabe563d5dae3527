using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Farside.Processing.Photogrammetry.Mosaics.Photometry;

/// <summary>Least squares by its normal equations: rows come one by one, each touching few unknowns; solved by Cholesky's factors.</summary>
sealed class NormalEquations(int unknowns)
{
    readonly double[] _matrix = new double[checked(unknowns * unknowns)];
    readonly double[] _right = new double[unknowns];

    /// <summary>Adds weight · (Σ derivative · step − residual)² to what is made small. An unknown may be named twice.</summary>
    public void Add(ReadOnlySpan<int> at, ReadOnlySpan<double> derivatives, double residual, double weight)
    {
        for (var i = 0; i < at.Length; i++)
        {
            var scaled = weight * derivatives[i];
            _right[at[i]] += scaled * residual;
            var row = _matrix.AsSpan(at[i] * unknowns, unknowns);
            for (var j = 0; j < at.Length; j++)
            {
                row[at[j]] += scaled * derivatives[j];
            }
        }
    }

    /// <summary>Adds all rows of others.</summary>
    public void Add(NormalEquations others)
    {
        for (var i = 0; i < _matrix.Length; i++)
        {
            _matrix[i] += others._matrix[i];
        }

        for (var i = 0; i < _right.Length; i++)
        {
            _right[i] += others._right[i];
        }
    }

    /// <summary>The step that makes it smallest. A matrix that is not positive definite for rounding keeps tiny pivots.</summary>
    public double[] Solve()
    {
        var factor = Cholesky();
        var step = Forward(factor, _right, 0);
        for (var i = unknowns - 1; i >= 0; i--)
        {
            step[i] /= factor[(i * unknowns) + i];
            for (var j = 0; j < i; j++)
            {
                step[j] -= factor[(i * unknowns) + j] * step[i];
            }
        }

        return step;
    }

    /// <summary>The diagonal of the inverse: each unknown's variance when weights were 1 / variance.</summary>
    public double[] Variances()
    {
        var factor = Cholesky();
        var variances = new double[unknowns];
        var unit = new double[unknowns];
        for (var k = 0; k < unknowns; k++)
        {
            unit[k] = 1;
            var column = Forward(factor, unit, k);
            variances[k] = Dot(column.AsSpan(k), column.AsSpan(k));
            unit[k] = 0;
        }

        return variances;
    }

    double[] Cholesky()
    {
        var factor = (double[])_matrix.Clone();
        for (var j = 0; j < unknowns; j++)
        {
            var row = factor.AsSpan(j * unknowns, unknowns);
            for (var i = 0; i <= j; i++)
            {
                var sum = row[i] - Dot(row[..i], factor.AsSpan(i * unknowns, i));
                row[i] = i < j ? sum / factor[(i * unknowns) + i] : Math.Sqrt(Math.Max(sum, 1e-300));
            }
        }

        return factor;
    }

    // The right side is zero before `first`.
    double[] Forward(double[] factor, double[] right, int first)
    {
        var solved = new double[unknowns];
        for (var i = first; i < unknowns; i++)
        {
            var row = factor.AsSpan(i * unknowns, unknowns);
            solved[i] = (right[i] - Dot(row[first..i], solved.AsSpan(first, i - first))) / row[i];
        }

        return solved;
    }

    // Four sums whatever the processor's vectors are, so that the last bit is the same everywhere.
    static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var (sums, whole) = (Vector256<double>.Zero, a.Length & ~3);
        var left = MemoryMarshal.Cast<double, Vector256<double>>(a[..whole]);
        var right = MemoryMarshal.Cast<double, Vector256<double>>(b[..whole]);
        for (var i = 0; i < left.Length; i++)
        {
            sums += left[i] * right[i];
        }

        var sum = sums.GetElement(0) + sums.GetElement(1) + (sums.GetElement(2) + sums.GetElement(3));
        for (var i = whole; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
