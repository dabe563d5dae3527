namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>Small symmetric positive systems, by Cholesky's factor; row-major, only the lower triangle counts.</summary>
static class SmallSystem
{
    const double Singular = 1e-10;

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

    /// <summary>Replaces the matrix by its factor; false when it is singular to working precision.</summary>
    public static bool TryFactor(Span<double> matrix, int size)
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

                if (i == j && !(sum > Singular * before))
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
