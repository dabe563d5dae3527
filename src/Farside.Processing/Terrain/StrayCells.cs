namespace Farside.Processing.Terrain;

/// <summary>Cells that stand nearly alone are wrong matches more often than ground.</summary>
static class StrayCells
{
    public static void Remove(TerrainLevel level, int leastNeighbours)
    {
        var (grid, strays) = (level.Grid, new List<int>());
        for (var row = 0; row < grid.Height; row++)
        {
            for (var column = 0; column < grid.Width; column++)
            {
                if (!float.IsNaN(level.Heights[column, row]) && Neighbours(level, column, row) < leastNeighbours)
                    strays.Add((row * grid.Width) + column);
            }
        }

        foreach (var cell in strays)
        {
            (level.Heights.Pixels[cell], level.Sigmas.Pixels[cell], level.Light.Pixels[cell]) = (float.NaN, float.NaN, GroundLight.Missing);
            (level.Counts.Pixels[cell], level.Views.Pixels[cell], level.Sources.Pixels[cell]) = (0, 0, 0);
        }
    }

    static int Neighbours(TerrainLevel level, int column, int row)
    {
        var count = -1;
        for (var y = Math.Max(0, row - 1); y <= Math.Min(level.Grid.Height - 1, row + 1); y++)
        {
            for (var x = Math.Max(0, column - 1); x <= Math.Min(level.Grid.Width - 1, column + 1); x++)
                count += float.IsNaN(level.Heights[x, y]) ? 0 : 1;
        }

        return count;
    }
}
