using Farside.Core.Rasters;
using Farside.Processing.Descent.Map;

namespace Farside.Processing.Terrain;

/// <summary>Ground at one cell size. Cells that nothing was measured in are NaN, zero or missing.</summary>
/// <param name="Heights">Mean height of the ground in each cell, metres above the site's origin.</param>
/// <param name="Sigmas">Standard deviation of each height, metres: from the points' own sigmas and from how they scatter.</param>
/// <param name="Counts">Points that count, at most 65535.</param>
/// <param name="Views">How many views saw it.</param>
/// <param name="Light">Of the view that resolves it best, gains between views evened out.</param>
/// <param name="Sources">That view's number from 1, in the order given; 0 for none.</param>
public sealed record TerrainLevel(
    MapGrid Grid, Raster<float> Heights, Raster<float> Sigmas, Raster<ushort> Counts, Raster<byte> Views, Raster<GroundLight> Light, Raster<ushort> Sources)
{
    /// <summary>An open one.</summary>
    public static TerrainLevel Open(MapGrid grid)
    {
        var level = new TerrainLevel(grid, new(grid.Width, grid.Height), new(grid.Width, grid.Height), new(grid.Width, grid.Height), new(grid.Width, grid.Height), new(grid.Width, grid.Height), new(grid.Width, grid.Height));
        level.Heights.Pixels.Fill(float.NaN);
        level.Sigmas.Pixels.Fill(float.NaN);
        level.Light.Pixels.Fill(GroundLight.Missing);
        return level;
    }

    /// <summary>Share of cells with a height, 0 to 1.</summary>
    public double Coverage
    {
        get
        {
            var filled = 0;
            foreach (var height in Heights.Pixels)
                filled += float.IsNaN(height) ? 0 : 1;

            return filled / (double)Heights.Pixels.Length;
        }
    }

    /// <summary>Bilinear between the centres of four cells; NaN where one of those that count is open.</summary>
    public double HeightAt(double eastM, double northM)
    {
        var (column, row) = (Grid.Column(eastM), Grid.Row(northM));
        var (left, top) = ((int)Math.Floor(column), (int)Math.Floor(row));
        if (column < 0 || row < 0 || left > Grid.Width - 1 || top > Grid.Height - 1 || column > Grid.Width - 1 || row > Grid.Height - 1)
            return double.NaN;

        var (right, bottom) = (Math.Min(left + 1, Grid.Width - 1), Math.Min(top + 1, Grid.Height - 1));
        var (u, v) = (column - left, row - top);
        return Weighed(Heights[left, top], (1 - u) * (1 - v)) + Weighed(Heights[right, top], u * (1 - v))
            + Weighed(Heights[left, bottom], (1 - u) * v) + Weighed(Heights[right, bottom], u * v);
    }

    static double Weighed(float height, double weight) => weight == 0 ? 0 : weight * height;
}
