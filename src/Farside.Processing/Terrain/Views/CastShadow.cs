using Farside.Core.Rasters;

namespace Farside.Processing.Terrain.Views;

/// <summary>Shadows that ground casts on ground: from each cell a march towards the Sun, up to where nothing in the level stands high enough to matter.</summary>
public static class CastShadow
{
    /// <summary>Share of the Sun's disc that a cell sees, 0 to 1. Open cells hide nothing.</summary>
    public static Raster<float> Of(TerrainLevel level, Sunlight sun, int threads = 0)
    {
        var result = new Raster<float>(level.Grid.Width, level.Grid.Height);
        if (sun.Elevation.Radians >= Math.PI / 2)
        {
            result.Pixels.Fill(1);
            return result;
        }

        var march = new SunMarch(level, sun);
        Parallel.For(0, level.Grid.Height, new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : -1 }, row =>
        {
            for (var column = 0; column < level.Grid.Width; column++)
                result[column, row] = (float)march.Seen(column, row);
        });
        return result;
    }
}
