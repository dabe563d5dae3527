namespace Farside.Processing.Descent.BaseMaps;

/// <summary>
/// Brightness against its surroundings in units of their contrast: what is left of shading once exposure, vignetting, slopes of light and soil are taken away. Extremes are cut, for shadows and
/// bright rims should not outweigh all the rest.
/// </summary>
static class LocalContrast
{
    const float Cut = 2.5f;
    const float LeastShare = 0.02f;

    /// <param name="radius">Of the surroundings, cells.</param>
    public static Chip Of(Chip chip, int radius)
    {
        var (sums, squares, counts) = Integrals(chip);
        var (size, contrast) = (chip.Size, new float[chip.Samples.Length]);
        Parallel.For(0, size, row =>
        {
            var (top, bottom) = (Math.Max(0, row - radius), Math.Min(size, row + radius + 1));
            for (var column = 0; column < size; column++)
            {
                var (left, right) = (Math.Max(0, column - radius), Math.Min(size, column + radius + 1));
                var count = Within(counts, size, left, top, right, bottom);
                var mean = Within(sums, size, left, top, right, bottom) / count;
                var spread = Math.Sqrt(Math.Max(0, (Within(squares, size, left, top, right, bottom) / count) - (mean * mean)));
                var i = (row * size) + column;
                contrast[i] = float.IsNaN(chip.Samples[i]) ? float.NaN
                    : (float)Math.Clamp((chip.Samples[i] - mean) / (spread + (LeastShare * Math.Abs(mean)) + 1e-9), -Cut, Cut);
            }
        });
        return chip.With(contrast);
    }

    static double Within(double[] integral, int size, int left, int top, int right, int bottom)
    {
        var stride = size + 1;
        return integral[(bottom * stride) + right] - integral[(top * stride) + right] - integral[(bottom * stride) + left] + integral[(top * stride) + left];
    }

    static (double[] Sums, double[] Squares, double[] Counts) Integrals(Chip chip)
    {
        var (size, stride) = (chip.Size, chip.Size + 1);
        var (sums, squares, counts) = (new double[stride * stride], new double[stride * stride], new double[stride * stride]);
        for (var row = 0; row < size; row++)
        {
            var (sum, square, count) = (0.0, 0.0, 0.0);
            for (var column = 0; column < size; column++)
            {
                var sample = chip.Samples[(row * size) + column];
                if (!float.IsNaN(sample))
                {
                    (sum, square, count) = (sum + sample, square + ((double)sample * sample), count + 1);
                }

                var (here, above) = (((row + 1) * stride) + column + 1, (row * stride) + column + 1);
                (sums[here], squares[here], counts[here]) = (sums[above] + sum, squares[above] + square, counts[above] + count);
            }
        }

        return (sums, squares, counts);
    }
}
