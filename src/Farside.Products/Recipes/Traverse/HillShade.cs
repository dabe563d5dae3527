using Farside.Core.Rasters;
using Farside.Processing.Descent.BaseMaps;

namespace Farside.Products.Recipes.Traverse;

/// <summary>Heights as a picture: ground lit from the north-west at 45° by Lambert's law, as maps usually are; no shadows. Level ground has 0.71.</summary>
static class HillShade
{
    // Towards the light: east, north, up.
    static readonly (double East, double North, double Up) Light = (-0.5, 0.5, Math.Sqrt(0.5));

    /// <returns>A sheet of the same posts; NaN beside unknown ones and along the rim.</returns>
    public static MapSheet Of(MapSheet heights)
    {
        var (from, shade) = (heights.Samples, new Raster<float>(heights.Samples.Width, heights.Samples.Height));
        shade.Pixels.Fill(float.NaN);
        for (var row = 1; row + 1 < from.Height; row++)
        {
            for (var column = 1; column + 1 < from.Width; column++)
            {
                var toEast = (from[column + 1, row] - from[column - 1, row]) / (2 * heights.SpacingM);
                var toNorth = (from[column, row - 1] - from[column, row + 1]) / (2 * heights.SpacingM);
                var towards = Light.Up - (toEast * Light.East) - (toNorth * Light.North);
                shade[column, row] = (float)Math.Max(0.01, towards / Math.Sqrt(1 + (toEast * toEast) + (toNorth * toNorth)));
            }
        }

        // A step of NaN stays NaN: Math.Max gives it on.
        return heights with { Samples = shade };
    }
}
