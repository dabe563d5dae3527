using Farside.Core.Rasters;

namespace Farside.Processing.Imaging.Defects;

/// <summary>
/// Replaces broken samples by sound ones of the same colour. A hot pixel becomes the mean of the pair, left and right or above and below, that differs less;
/// a dead column's sample the mean of those two columns beside it that hold the same colour. What is replaced is flagged.
/// </summary>
public static class DefectRepair
{
    /// <param name="light">Samples above black; changed in place.</param>
    /// <param name="isMosaic">Whether neighbours of the same colour are two pixels away.</param>
    /// <param name="defects">Of pictures of this size; out-of-range places are an error.</param>
    /// <param name="mask">Receives <see cref="PixelFlags"/>; as large as the light.</param>
    public static void Apply(Raster<Linear> light, bool isMosaic, DetectorDefects defects, Raster<byte> mask)
    {
        if ((defects.Width, defects.Height) != (light.Width, light.Height) || (mask.Width, mask.Height) != (light.Width, light.Height))
        {
            throw new ArgumentException($"Defects of {defects.Width} × {defects.Height} and a mask of {mask.Width} × {mask.Height} for {light.Width} × {light.Height} samples.", nameof(defects));
        }

        Flag(defects, mask);
        var step = isMosaic ? 2 : 1;
        foreach (var column in defects.DeadColumns)
        {
            MendColumn(light, column, step, mask);
        }

        foreach (var (column, row) in defects.HotPixels)
        {
            MendPixel(light, column, row, step, mask);
        }
    }

    static void Flag(DetectorDefects defects, Raster<byte> mask)
    {
        foreach (var column in defects.DeadColumns)
        {
            for (var row = 0; row < mask.Height; row++)
            {
                mask[column, row] |= (byte)PixelFlags.DeadColumn;
            }
        }

        foreach (var (column, row) in defects.HotPixels)
        {
            mask[column, row] |= (byte)PixelFlags.HotPixel;
        }
    }

    static void MendColumn(Raster<Linear> light, int column, int step, Raster<byte> mask)
    {
        for (var row = 0; row < light.Height; row++)
        {
            if (Pair(light, column, row, step, 0, mask) is { } sides)
            {
                light[column, row] = new(sides.Mean);
            }
        }
    }

    static void MendPixel(Raster<Linear> light, int column, int row, int step, Raster<byte> mask)
    {
        var across = Pair(light, column, row, step, 0, mask);
        var along = Pair(light, column, row, 0, step, mask);
        var best = across is { } a && (along is not { } b || a.Difference <= b.Difference) ? across : along;
        if (best is { } pair)
        {
            light[column, row] = new(pair.Mean);
        }
    }

    // The nearest sound sample on either side; one alone where the picture ends; null where there is none.
    static (float Mean, float Difference)? Pair(Raster<Linear> light, int column, int row, int stepX, int stepY, Raster<byte> mask)
    {
        var (first, second) = (Sound(light, column, row, -stepX, -stepY, mask), Sound(light, column, row, stepX, stepY, mask));
        return (first, second) switch
        {
            ({ } a, { } b) => ((a + b) / 2, Math.Abs(a - b)),
            ({ } a, null) => (a, float.MaxValue),
            (null, { } b) => (b, float.MaxValue),
            _ => null,
        };
    }

    static float? Sound(Raster<Linear> light, int column, int row, int stepX, int stepY, Raster<byte> mask)
    {
        const int Broken = (int)(PixelFlags.HotPixel | PixelFlags.DeadColumn);
        const int Farthest = 3;
        for (var i = 1; i <= Farthest; i++)
        {
            var (x, y) = (column + (i * stepX), row + (i * stepY));
            if ((uint)x >= (uint)light.Width || (uint)y >= (uint)light.Height)
            {
                return null;
            }

            if ((mask[x, y] & Broken) == 0)
            {
                return light[x, y].Value;
            }
        }

        return null;
    }
}
