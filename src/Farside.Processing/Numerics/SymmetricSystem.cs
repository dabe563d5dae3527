namespace Farside.Processing.Numerics;

/// <summary>Small symmetric positive systems, by Cholesky's factor; row-major, only the lower triangle counts.</summary>
public static class SymmetricSystem
{
    /// <summary>A pivot below this share of its diagonal is rounding, not knowledge.</summary>
    const double Singular = 1e-10;

    /// <summary>Adds weight · (row · x − value)² to the normal equations N x = b.</summary>
    public static void AddRow(double[,] n, double[] b, ReadOnlySpan<double> row, double value, double weight = 1)
    {
        for (var i = 0; i < b.Length; i++)
        {
            b[i] += weight * row[i] * value;
            for (var j = 0; j < b.Length; j++)
            {
                n[i, j] += weight * row[i] * row[j];
            }
        }
    }

    /// <summary>Solves N x = b; null when N is not positive definite. Both arguments stay as they are.</summary>
    public static double[]? Solve(double[,] n, double[] b)
    {
        var (factor, x) = (new double[n.Length], (double[])b.Clone());
        Buffer.BlockCopy(n, 0, factor, 0, sizeof(double) * n.Length);
        if (!TryFactor(factor, b.Length, 0))
        {
            return null;
        }

        Solve(factor, b.Length, x);
        return x;
    }

    /// <summary>Adds weight × v vᵀ to the lower triangle.</summary>
    public static void AddOuter(Span<double> matrix, ReadOnlySpan<double> v, double weight)
    {
        for (var i = 0; i < v.Length; i++)
        {
            var scaled = weight * v[i];
            for (var j = 0; j <= i; j++)
            {
                matrix[(i * v.Length) + j] += scaled * v[j];
            }
        }
    }

    /// <summary>Replaces the matrix by its factor; false when a pivot is not above a share of its diagonal: singular to working precision.</summary>
    public static bool TryFactor(Span<double> matrix, int size, double least = Singular)
    {
        for (var j = 0; j < size; j++)
        {
            var before = matrix[(j * size) + j];
            for (var i = j; i < size; i++)
            {
                var sum = matrix[(i * size) + j];
                for (var k = 0; k < j; k++)
                {
                    sum -= matrix[(i * size) + k] * matrix[(j * size) + k];
                }

                if (i == j && !(sum > least * before))
                {
                    return false;
                }

                matrix[(i * size) + j] = i == j ? Math.Sqrt(sum) : sum / matrix[(j * size) + j];
            }
        }

        return true;
    }

    /// <summary>Solves with the factor, in place.</summary>
    public static void Solve(ReadOnlySpan<double> factor, int size, Span<double> right)
    {
        for (var i = 0; i < size; i++)
        {
            for (var k = 0; k < i; k++)
            {
                right[i] -= factor[(i * size) + k] * right[k];
            }

            right[i] /= factor[(i * size) + i];
        }

        for (var i = size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < size; k++)
            {
                right[i] -= factor[(k * size) + i] * right[k];
            }

            right[i] /= factor[(i * size) + i];
        }
    }

    /// <summary>The upper left 2 × 2 block of the inverse, from the factor.</summary>
    public static (double XX, double XY, double YY) InverseCorner(ReadOnlySpan<double> factor, int size)
    {
        Span<double> column = stackalloc double[size];
        column[0] = 1;
        Solve(factor, size, column);
        var (xx, xy) = (column[0], column[1]);
        column.Clear();
        column[1] = 1;
        Solve(factor, size, column);
        return (xx, xy, column[1]);
    }
}
