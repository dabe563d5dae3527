using Farside.Core.Rasters;

namespace Farside.Tests.Processing.Imaging;

/// <summary>Scenes made by the test, and the mosaics a Bayer detector would make of them.</summary>
static class Mosaics
{
    public static readonly BayerPattern[] Patterns = [BayerPattern.Rggb, BayerPattern.Grbg, BayerPattern.Gbrg, BayerPattern.Bggr];

    public static ColourPlanes Scene(int width, int height, Func<int, int, (float R, float G, float B)> colourAt)
    {
        var scene = new ColourPlanes(width, height);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (r, g, b) = colourAt(x, y);
                (scene.Red[x, y], scene.Green[x, y], scene.Blue[x, y]) = (new(r), new(g), new(b));
            }
        }

        return scene;
    }

    /// <summary>Whole numbers from 0 to 1022: nothing a demosaicer can guess, and no rounding in its sums.</summary>
    public static Raster<Linear> Noise(int width, int height, int seed)
    {
        var random = new Random(seed);
        var mosaic = new Raster<Linear>(width, height);
        foreach (ref var sample in mosaic.Pixels)
        {
            sample = new(random.Next(1023));
        }

        return mosaic;
    }

    public static Raster<Linear> Sample(ColourPlanes scene, BayerPattern pattern)
    {
        var mosaic = new Raster<Linear>(scene.Width, scene.Height);
        for (var y = 0; y < scene.Height; y++)
        {
            for (var x = 0; x < scene.Width; x++)
            {
                mosaic[x, y] = Plane(scene, ColourAt(pattern, x, y))[x, y];
            }
        }

        return mosaic;
    }

    /// <summary>R, G or B: the pattern's name read as its 2 × 2 cell.</summary>
    public static char ColourAt(BayerPattern pattern, int x, int y) =>
        char.ToUpperInvariant(pattern.ToString()[(2 * (y & 1)) + (x & 1)]);

    public static Raster<Linear> Plane(ColourPlanes planes, char colour) =>
        colour switch { 'R' => planes.Red, 'G' => planes.Green, _ => planes.Blue };

    public static Raster<Linear> Crop(Raster<Linear> from, int left, int top, int width, int height)
    {
        var crop = new Raster<Linear>(width, height);
        for (var y = 0; y < height; y++)
        {
            from.Row(top + y).Slice(left, width).CopyTo(crop.Row(y));
        }

        return crop;
    }

    /// <summary>The pattern of what is left when the first <paramref name="left"/> columns and <paramref name="top"/> rows are cut away.</summary>
    public static BayerPattern Shifted(BayerPattern pattern, int left, int top) =>
        Patterns.Single(candidate => ColourAt(candidate, 0, 0) == ColourAt(pattern, left, top)
            && ColourAt(candidate, 1, 0) == ColourAt(pattern, left + 1, top));
}
