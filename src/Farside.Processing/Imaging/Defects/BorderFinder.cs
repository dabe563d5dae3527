using Farside.Core.Rasters;

namespace Farside.Processing.Imaging.Defects;

/// <summary>Outermost rows and columns that hold one number from end to end: the detector or the packing put them there, not the scene, whose sky has noise.</summary>
public static class BorderFinder
{
    /// <summary>A border is not wider than this share of the picture.</summary>
    const double MostShare = 0.1;

    /// <summary>Rows and columns from each side: left, top, right, bottom.</summary>
    public static (int Left, int Top, int Right, int Bottom) Find(Raster<Linear> light) => (
        Count(light.Width, x => IsColumnEven(light, x)),
        Count(light.Height, y => IsRowEven(light, y)),
        Count(light.Width, x => IsColumnEven(light, light.Width - 1 - x)),
        Count(light.Height, y => IsRowEven(light, light.Height - 1 - y)));

    /// <summary>Flags them.</summary>
    public static void Flag(Raster<Linear> light, Raster<byte> mask)
    {
        var (left, top, right, bottom) = Find(light);
        if (left + top + right + bottom == 0)
        {
            return;
        }

        for (var y = 0; y < mask.Height; y++)
        {
            for (var x = 0; x < mask.Width; x++)
            {
                if (x < left || y < top || x >= mask.Width - right || y >= mask.Height - bottom)
                {
                    mask[x, y] |= (byte)PixelFlags.Outside;
                }
            }
        }
    }

    static int Count(int size, Func<int, bool> isEven)
    {
        var most = (int)(MostShare * size);
        var count = 0;
        while (count <= most && isEven(count))
        {
            count++;
        }

        return count > most ? 0 : count; // a picture of one number has no border
    }

    static bool IsRowEven(Raster<Linear> light, int y) => !light.Row(y)[1..].ContainsAnyExcept(light[0, y]);

    static bool IsColumnEven(Raster<Linear> light, int x)
    {
        for (var y = 1; y < light.Height; y++)
        {
            if (light[x, y] != light[x, 0])
            {
                return false;
            }
        }

        return true;
    }
}
