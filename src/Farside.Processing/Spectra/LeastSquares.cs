namespace Farside.Processing.Spectra;

/// <summary>Weighted least squares of a handful of unknowns, with the inverse of the normal matrix: the unknowns' covariance where weights are reciprocal variances.</summary>
static class LeastSquares
{
    /// <param name="row">Of a measurement: what each unknown adds to it.</param>
    /// <returns>Null where the measurements do not tell the unknowns apart.</returns>
    public static (double[] Solution, double[,] Covariance)? Fit(int unknowns, int measurements, Func<int, double[]> row, Func<int, double> value, Func<int, double> weight)
    {
        var (matrix, right) = (new double[unknowns, unknowns], new double[unknowns]);
        for (var m = 0; m < measurements; m++)
        {
            var (a, y, w) = (row(m), value(m), weight(m));
            for (var i = 0; i < unknowns; i++)
            {
                right[i] += w * a[i] * y;
                for (var j = 0; j < unknowns; j++)
                {
                    matrix[i, j] += w * a[i] * a[j];
                }
            }
        }

        return Inverse(matrix) is { } inverse ? (Times(inverse, right), inverse) : null;
    }

    /// <summary>By Gauss and Jordan with the largest pivot of each column; null for a singular one.</summary>
    public static double[,]? Inverse(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var (left, right) = ((double[,])matrix.Clone(), Unit(n));
        var scale = Enumerable.Range(0, n).Max(i => Math.Abs(matrix[i, i]));
        for (var column = 0; column < n; column++)
        {
            var pivot = Enumerable.Range(column, n - column).MaxBy(row => Math.Abs(left[row, column]));
            if (!(Math.Abs(left[pivot, column]) > 1e-14 * scale))
            {
                return null;
            }

            Swap(left, pivot, column);
            Swap(right, pivot, column);
            Clear(left, right, column);
        }

        return right;
    }

    static void Clear(double[,] left, double[,] right, int column)
    {
        var n = left.GetLength(0);
        var pivot = left[column, column];
        for (var j = 0; j < n; j++)
        {
            (left[column, j], right[column, j]) = (left[column, j] / pivot, right[column, j] / pivot);
        }

        for (var row = 0; row < n; row++)
        {
            var share = row == column ? 0 : left[row, column];
            for (var j = 0; share != 0 && j < n; j++)
            {
                (left[row, j], right[row, j]) = (left[row, j] - (share * left[column, j]), right[row, j] - (share * right[column, j]));
            }
        }
    }

    static void Swap(double[,] matrix, int a, int b)
    {
        for (var j = 0; a != b && j < matrix.GetLength(1); j++)
        {
            (matrix[a, j], matrix[b, j]) = (matrix[b, j], matrix[a, j]);
        }
    }

    static double[,] Unit(int n)
    {
        var unit = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            unit[i, i] = 1;
        }

        return unit;
    }

    static double[] Times(double[,] matrix, double[] vector) =>
        [.. Enumerable.Range(0, vector.Length).Select(i => Enumerable.Range(0, vector.Length).Sum(j => matrix[i, j] * vector[j]))];
}
