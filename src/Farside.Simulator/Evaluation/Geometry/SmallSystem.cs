namespace Farside.Simulator.Evaluation.Geometry;

/// <summary>A handful of linear equations.</summary>
static class SmallSystem
{
    /// <summary>Gauss's elimination with the greatest pivot of each column; an unknown that nothing determines stays zero. Both arguments are used up.</summary>
    public static double[] Solve(double[,] matrix, double[] right)
    {
        var n = right.Length;
        var least = 1e-13 * Enumerable.Range(0, n).Max(i => Math.Abs(matrix[i, i]));
        for (var column = 0; column < n; column++)
        {
            var pivot = Enumerable.Range(column, n - column).MaxBy(row => Math.Abs(matrix[row, column]));
            Swap(matrix, right, column, pivot);
            for (var row = column + 1; row < n && Math.Abs(matrix[column, column]) > least; row++)
            {
                Subtract(matrix, right, row, column);
            }
        }

        var solution = new double[n];
        for (var row = n - 1; row >= 0; row--)
        {
            var rest = right[row] - Enumerable.Range(row + 1, n - row - 1).Sum(column => matrix[row, column] * solution[column]);
            solution[row] = Math.Abs(matrix[row, row]) > least ? rest / matrix[row, row] : 0;
        }

        return solution;
    }

    static void Swap(double[,] matrix, double[] right, int a, int b)
    {
        for (var column = 0; column < right.Length; column++)
        {
            (matrix[a, column], matrix[b, column]) = (matrix[b, column], matrix[a, column]);
        }

        (right[a], right[b]) = (right[b], right[a]);
    }

    static void Subtract(double[,] matrix, double[] right, int row, int pivot)
    {
        var factor = matrix[row, pivot] / matrix[pivot, pivot];
        for (var column = pivot; column < right.Length; column++)
        {
            matrix[row, column] -= factor * matrix[pivot, column];
        }

        right[row] -= factor * right[pivot];
    }
}
