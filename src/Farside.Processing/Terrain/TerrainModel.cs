namespace Farside.Processing.Terrain;

/// <summary>Ground as nested grids, finest first: each holds the ground of the finer ones too, and reaches farther.</summary>
/// <param name="Levels">Cells double from one to the next.</param>
/// <param name="Gains">What each view's light was multiplied with, in the order given.</param>
public sealed record TerrainModel(IReadOnlyList<TerrainLevel> Levels, TerrainTally Tally, IReadOnlyList<double> Gains)
{
    public TerrainLevel Finest => Levels[0];

    public TerrainLevel Coarsest => Levels[^1];

    /// <summary>From the finest level that has it; NaN where none does.</summary>
    public double HeightAt(double eastM, double northM)
    {
        foreach (var level in Levels)
        {
            if (level.HeightAt(eastM, northM) is var height && !double.IsNaN(height))
                return height;
        }

        return double.NaN;
    }
}
