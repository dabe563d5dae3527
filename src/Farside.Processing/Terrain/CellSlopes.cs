namespace Farside.Processing.Terrain;

/// <summary>What the medians of a cell and its neighbours say of the ground there; one wild neighbour changes little.</summary>
static class CellSlopes
{
    // Steeper ground is a wall or an outlier; neither says where in its cell a point's height belongs.
    public const double Steepest = 2;

    /// <summary>Rise per metre eastward and northward: the middle one of the steps between neighbours among the nine cells; 0 where there is none.</summary>
    public static (double East, double North) At(ReadOnlySpan<double> medians, int width, int height, int column, int row, double cellM)
    {
        Span<double> steps = stackalloc double[6];
        return (
            Math.Clamp(Step(medians, width, height, column, row, 1, 0, steps) / cellM, -Steepest, Steepest),
            Math.Clamp(-Step(medians, width, height, column, row, 0, 1, steps) / cellM, -Steepest, Steepest));
    }

    /// <summary>The height that most of the nine cells expect in the middle one.</summary>
    public static double Expected(ReadOnlySpan<double> medians, int width, int height, int column, int row, (double East, double North) slope, double cellM)
    {
        Span<double> levelled = stackalloc double[9];
        var count = 0;
        for (var y = Math.Max(0, row - 1); y <= Math.Min(height - 1, row + 1); y++)
        {
            for (var x = Math.Max(0, column - 1); x <= Math.Min(width - 1, column + 1); x++)
            {
                var median = medians[(y * width) + x];
                if (!double.IsNaN(median))
                    levelled[count++] = median - (cellM * ((slope.East * (x - column)) - (slope.North * (y - row))));
            }
        }

        return Middle.Of(levelled[..count]);
    }

    static double Step(ReadOnlySpan<double> medians, int width, int height, int column, int row, int right, int down, Span<double> steps)
    {
        var count = 0;
        for (var y = Math.Max(0, row - 1); y <= Math.Min(height - 1, row + 1) - down; y++)
        {
            for (var x = Math.Max(0, column - 1); x <= Math.Min(width - 1, column + 1) - right; x++)
            {
                var step = medians[((y + down) * width) + x + right] - medians[(y * width) + x];
                if (!double.IsNaN(step))
                    steps[count++] = step;
            }
        }

        return count == 0 ? 0 : Between(steps[..count]);
    }

    // The mean of the two middle ones where the count is even: steps of both signs must not lean to one.
    static double Between(Span<double> steps)
    {
        steps.Sort();
        return (steps[(steps.Length - 1) / 2] + steps[steps.Length / 2]) / 2;
    }
}
