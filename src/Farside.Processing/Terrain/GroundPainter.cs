using Farside.Core.Rasters;

namespace Farside.Processing.Terrain;

/// <summary>The light of a model's own points: no finer than they are.</summary>
/// <param name="threads">0 for one a processor; the result does not depend on it.</param>
public sealed class GroundPainter(TerrainModel model, int threads = 0) : IGroundPaint
{
    /// <summary>Each pixel from the level whose cells suit it, else from a coarser one; missing where none has light.</summary>
    public Raster<GroundLight> Paint(double westM, double northM, double sideM, int sidePx)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sidePx);
        var (picture, pixel) = (new Raster<GroundLight>(sidePx, sidePx), sideM / sidePx);
        var levels = model.Levels.Where(level => level.Grid.PixelM > 0.7 * pixel).DefaultIfEmpty(model.Coarsest).ToList();
        Parallel.For(0, sidePx, new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : -1 }, row =>
        {
            for (var column = 0; column < sidePx; column++)
                picture[column, row] = At(levels, westM + ((column + 0.5) * pixel), northM - ((row + 0.5) * pixel));
        });
        return picture;
    }

    static GroundLight At(List<TerrainLevel> levels, double eastM, double northM)
    {
        foreach (var level in levels)
        {
            if (At(level, eastM, northM) is { IsMissing: false } light)
                return light;
        }

        return GroundLight.Missing;
    }

    // Bilinear over those of four cells that are lit.
    static GroundLight At(TerrainLevel level, double eastM, double northM)
    {
        var (column, row) = (level.Grid.Column(eastM), level.Grid.Row(northM));
        var (left, top) = ((int)Math.Floor(column), (int)Math.Floor(row));
        var (sum, weight) = (default(GroundLight), 0f);
        for (var i = 0; i < 4; i++)
        {
            var (x, y) = (left + (i & 1), top + (i >> 1));
            if ((uint)x >= (uint)level.Grid.Width || (uint)y >= (uint)level.Grid.Height || level.Light[x, y] is not { IsMissing: false } light)
                continue;

            var share = (float)((1 - Math.Abs(column - x)) * (1 - Math.Abs(row - y)));
            (sum, weight) = (sum + (share * light), weight + share);
        }

        return weight > 1e-3f ? (1 / weight) * sum : GroundLight.Missing;
    }
}
