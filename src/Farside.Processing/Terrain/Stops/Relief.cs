using Farside.Processing.Descent.Map;

namespace Farside.Processing.Terrain.Stops;

/// <summary>What stands out of a level's ground, with a weight for how well it is known; open cells weigh nothing.</summary>
sealed class Relief
{
    /// <summary>A cell whose surroundings are open has no mean to stand out of.</summary>
    const double LeastFilled = 0.3;

    /// <summary>Cells known better than this count alike, metres: matching has errors of its own.</summary>
    const double FloorM = 0.01;

    /// <summary>What stands out by more than this share of all cells do counts as much as they: one boulder must not decide.</summary>
    const double Common = 0.98;

    Relief(MapGrid grid, float[] heights, float[] weights) => (Grid, Heights, Weights) = (grid, heights, weights);

    public MapGrid Grid { get; }

    /// <summary>Metres above the surroundings' mean.</summary>
    public float[] Heights { get; }

    /// <summary>0 to 1.</summary>
    public float[] Weights { get; }

    public static Relief Of(TerrainLevel level, RegistrationOptions options)
    {
        var grid = level.Grid;
        var (filled, heights) = (new float[grid.Width * grid.Height], new float[grid.Width * grid.Height]);
        var middle = Middle(level);
        for (var i = 0; i < filled.Length; i++)
        {
            var height = level.Heights.Pixels[i];
            (filled[i], heights[i]) = float.IsNaN(height) || !(level.Sigmas.Pixels[i] <= options.MostSigmaM) ? (0, 0) : (1, height - middle);
        }

        var radius = Math.Max(4, (int)Math.Round(options.ReliefM / grid.PixelM));
        var threads = options.Threads > 0 ? options.Threads : -1;
        var (sums, counts) = (BoxSum.Of(heights, grid.Width, grid.Height, radius, threads), BoxSum.Of(filled, grid.Width, grid.Height, radius, threads));
        var least = LeastFilled * ((2 * radius) + 1) * ((2 * radius) + 1);
        for (var i = 0; i < filled.Length; i++)
        {
            var isKnown = filled[i] > 0 && counts[i] >= least;
            heights[i] = isKnown ? heights[i] - (sums[i] / counts[i]) : 0;
            filled[i] = isKnown ? (float)((FloorM * FloorM) / ((FloorM * FloorM) + ((double)level.Sigmas.Pixels[i] * level.Sigmas.Pixels[i]))) : 0;
        }

        Clip(heights, filled);
        return new(grid, heights, filled);
    }

    /// <summary>Bilinear between four known cells; null where one of them is not.</summary>
    public float? At(double eastM, double northM)
    {
        var (column, row) = (Grid.Column(eastM), Grid.Row(northM));
        var (left, top) = ((int)Math.Floor(column), (int)Math.Floor(row));
        if (left < 0 || top < 0 || left >= Grid.Width - 1 || top >= Grid.Height - 1)
            return null;

        var i = (top * Grid.Width) + left;
        if (Weights[i] == 0 || Weights[i + 1] == 0 || Weights[i + Grid.Width] == 0 || Weights[i + Grid.Width + 1] == 0)
            return null;

        var (u, v) = ((float)(column - left), (float)(row - top));
        return ((1 - v) * (((1 - u) * Heights[i]) + (u * Heights[i + 1]))) + (v * (((1 - u) * Heights[i + Grid.Width]) + (u * Heights[i + Grid.Width + 1])));
    }

    static float Middle(TerrainLevel level)
    {
        foreach (var height in level.Heights.Pixels)
        {
            if (!float.IsNaN(height))
                return height;
        }

        return 0;
    }

    static void Clip(float[] heights, float[] weights)
    {
        var sizes = heights.Where((_, i) => weights[i] > 0).Select(MathF.Abs).Order().ToArray();
        var most = sizes.Length == 0 ? 0 : sizes[(int)(Common * (sizes.Length - 1))];
        for (var i = 0; i < heights.Length; i++)
            heights[i] = Math.Clamp(heights[i], -most, most);
    }
}
