using Farside.Core.Rasters;

namespace Farside.Processing.Terrain.Views;

/// <summary>Slope and roughness of a level, from a plane through the cells within a stated baseline.</summary>
public static class TerrainSlope
{
    /// <summary>Fewer of its cells than this share leave a window's plane untold.</summary>
    const double LeastShare = 0.6;

    /// <param name="baselineM">Side of the window that a plane is fitted to; at least three cells.</param>
    /// <returns>Slope in degrees and the root mean square height off the plane in metres; NaN where too little ground is known or the cell itself is open.</returns>
    public static (Raster<float> SlopeDeg, Raster<float> RoughnessM) Of(TerrainLevel level, double baselineM, int threads = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(baselineM);
        var half = Math.Max(1, (int)Math.Round(((baselineM / level.Grid.PixelM) - 1) / 2));
        var (slope, roughness) = (new Raster<float>(level.Grid.Width, level.Grid.Height), new Raster<float>(level.Grid.Width, level.Grid.Height));
        Parallel.For(0, level.Grid.Height, new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : -1 }, row =>
        {
            for (var column = 0; column < level.Grid.Width; column++)
                (slope[column, row], roughness[column, row]) = Plane(level, column, row, half);
        });
        return (slope, roughness);
    }

    // Sums over the window about its middle cell; heights count from that cell's.
    static (float SlopeDeg, float RoughnessM) Plane(TerrainLevel level, int column, int row, int half)
    {
        var here = level.Heights[column, row];
        if (float.IsNaN(here))
            return (float.NaN, float.NaN);

        var (n, x, y, z, xx, xy, yy, xz, yz, zz) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        for (var v = Math.Max(-half, -row); v <= Math.Min(half, level.Grid.Height - 1 - row); v++)
        {
            for (var u = Math.Max(-half, -column); u <= Math.Min(half, level.Grid.Width - 1 - column); u++)
            {
                var h = (double)level.Heights[column + u, row + v] - here;
                if (double.IsNaN(h))
                    continue;

                (n, x, y, z) = (n + 1, x + u, y + v, z + h);
                (xx, xy, yy, xz, yz, zz) = (xx + (u * u), xy + (u * v), yy + (v * v), xz + (u * h), yz + (v * h), zz + (h * h));
            }
        }

        if (n < LeastShare * ((2 * half) + 1) * ((2 * half) + 1))
            return (float.NaN, float.NaN);

        (xx, xy, yy, xz, yz, zz) = (xx - (x * x / n), xy - (x * y / n), yy - (y * y / n), xz - (x * z / n), yz - (y * z / n), zz - (z * z / n));
        var determinant = (xx * yy) - (xy * xy);
        var (east, south) = (((yy * xz) - (xy * yz)) / determinant, ((xx * yz) - (xy * xz)) / determinant);
        var left = Math.Max(0, zz - (east * xz) - (south * yz));
        var tilt = Math.Atan(Math.Sqrt((east * east) + (south * south)) / level.Grid.PixelM);
        return ((float)(tilt * 180 / Math.PI), (float)Math.Sqrt(left / n));
    }
}
