using Farside.Core.Rasters;

namespace Farside.Processing.Terrain.Views;

/// <summary>A level lit from anywhere.</summary>
public static class ShadedRelief
{
    // The classic four of terrain sheets that want no shadows to hide anything.
    static readonly double[] ManyAzimuthsDeg = [225, 270, 315, 360];

    /// <summary>Lambert's law: the share of a perpendicular surface's light, 0 to 1; with <paramref name="castsShadows"/> also 0 where other ground hides the Sun.</summary>
    /// <returns>NaN where the ground is open.</returns>
    public static Raster<float> Of(TerrainLevel level, Sunlight sun, bool castsShadows = true, int threads = 0)
    {
        var lit = Lambert(level, sun, threads);
        if (!castsShadows)
            return lit;

        var shadow = CastShadow.Of(level, sun, threads);
        for (var i = 0; i < lit.Pixels.Length; i++)
            lit.Pixels[i] *= shadow.Pixels[i];

        return lit;
    }

    /// <summary>Light from four sides at once, weighted by how far each stands from the slope's own direction: relief without a dark side.</summary>
    /// <remarks>Source: R. Mark 1992, USGS Open-File Report 92-422: weights sin² of the angle between aspect and light.</remarks>
    public static Raster<float> Multidirectional(TerrainLevel level, double elevationDeg = 30, int threads = 0)
    {
        var result = new Raster<float>(level.Grid.Width, level.Grid.Height);
        var (sin, cos) = Math.SinCos(elevationDeg * Math.PI / 180);
        Rows(level, threads, (column, row) =>
        {
            var (east, north) = CellGradient.At(level, column, row);
            var (aspect, length, sum, weights) = (Math.Atan2(-east, -north), Math.Sqrt((east * east) + (north * north) + 1), 0.0, 0.0);
            foreach (var azimuthDeg in ManyAzimuthsDeg)
            {
                var azimuth = azimuthDeg * Math.PI / 180;
                var weight = 0.05 + Math.Pow(Math.Sin(aspect - azimuth), 2);
                sum += weight * Math.Max(0, (sin - (cos * ((Math.Sin(azimuth) * east) + (Math.Cos(azimuth) * north)))) / length);
                weights += weight;
            }

            result[column, row] = float.IsNaN(level.Heights[column, row]) ? float.NaN : (float)(sum / weights);
        });
        return result;
    }

    static Raster<float> Lambert(TerrainLevel level, Sunlight sun, int threads)
    {
        var result = new Raster<float>(level.Grid.Width, level.Grid.Height);
        var (sin, cos) = Math.SinCos(sun.Elevation.Radians);
        var (toEast, toNorth) = (cos * Math.Sin(sun.Azimuth.Radians), cos * Math.Cos(sun.Azimuth.Radians));
        Rows(level, threads, (column, row) =>
        {
            var (east, north) = CellGradient.At(level, column, row);
            result[column, row] = (float)Math.Max(0, (sin - (toEast * east) - (toNorth * north)) / Math.Sqrt((east * east) + (north * north) + 1));
        });
        for (var i = 0; i < result.Pixels.Length; i++)
        {
            if (float.IsNaN(level.Heights.Pixels[i]))
                result.Pixels[i] = float.NaN;
        }

        return result;
    }

    static void Rows(TerrainLevel level, int threads, Action<int, int> cell) =>
        Parallel.For(0, level.Grid.Height, new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : -1 }, row =>
        {
            for (var column = 0; column < level.Grid.Width; column++)
                cell(column, row);
        });
}
