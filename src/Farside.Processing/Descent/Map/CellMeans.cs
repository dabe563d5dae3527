namespace Farside.Processing.Descent.Map;

/// <summary>Means over the cells of a frame.</summary>
sealed class CellMeans
{
    /// <summary>Cells to each side over which means are smoothed, so that what they decide has no frayed border.</summary>
    const int Reach = 2;

    readonly double[] _sums = new double[LightMatch.Cells * LightMatch.Cells];
    readonly int[] _counts = new int[LightMatch.Cells * LightMatch.Cells];

    public void Add(int cell, double value)
    {
        _sums[cell] += value;
        _counts[cell]++;
    }

    /// <summary>Each cell's mean with those about it; NaN where there is nothing.</summary>
    public double[] Smoothed()
    {
        var smooth = new double[_sums.Length];
        for (var cell = 0; cell < smooth.Length; cell++)
        {
            var (sum, count) = (0.0, 0);
            for (var i = 0; i < (2 * Reach + 1) * (2 * Reach + 1); i++)
            {
                var (x, y) = ((cell % LightMatch.Cells) + (i % (2 * Reach + 1)) - Reach, (cell / LightMatch.Cells) + (i / (2 * Reach + 1)) - Reach);
                if ((uint)x < LightMatch.Cells && (uint)y < LightMatch.Cells)
                {
                    (sum, count) = (sum + _sums[(y * LightMatch.Cells) + x], count + _counts[(y * LightMatch.Cells) + x]);
                }
            }

            smooth[cell] = sum / count;
        }

        return smooth;
    }
}
