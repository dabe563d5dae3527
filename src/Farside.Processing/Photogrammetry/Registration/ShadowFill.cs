using Farside.Core.Rasters;

namespace Farside.Processing.Photogrammetry.Registration;

/// <summary>A picture against the mean light around each pixel, with all that is darker than nine tenths of it raised to that: what stays is lit ground, which stands still while shadows move.</summary>
static class ShadowFill
{
    const int ReachPx = 15;
    const float LeastShare = 0.9f;

    /// <returns>Light over its surroundings' mean, at least 0.9; NaN where the picture is.</returns>
    public static Raster<Linear> Of(Raster<Linear> grey)
    {
        var (width, height) = (grey.Width, grey.Height);
        var (sums, counts) = Sums(grey);
        var filled = new Raster<Linear>(width, height);
        for (var y = 0; y < height; y++)
        {
            var (top, bottom) = (Math.Max(0, y - ReachPx) * (width + 1), Math.Min(height, y + ReachPx + 1) * (width + 1));
            for (var x = 0; x < width; x++)
            {
                var (left, right) = (Math.Max(0, x - ReachPx), Math.Min(width, x + ReachPx + 1));
                var count = counts[bottom + right] - counts[top + right] - counts[bottom + left] + counts[top + left];
                var mean = (sums[bottom + right] - sums[top + right] - sums[bottom + left] + sums[top + left]) / Math.Max(1, count);
                var light = grey[x, y].Value;
                filled[x, y] = new(float.IsNaN(light) ? light : mean > 0 ? Math.Max(LeastShare, (float)(light / mean)) : 1);
            }
        }

        return filled;
    }

    // Summed from the top left corner, unknown pixels left out.
    static (double[] Sums, int[] Counts) Sums(Raster<Linear> grey)
    {
        var stride = grey.Width + 1;
        var (sums, counts) = (new double[stride * (grey.Height + 1)], new int[stride * (grey.Height + 1)]);
        for (var y = 0; y < grey.Height; y++)
        {
            var (sum, count) = (0.0, 0);
            for (var x = 0; x < grey.Width; x++)
            {
                if (float.IsFinite(grey[x, y].Value))
                {
                    (sum, count) = (sum + grey[x, y].Value, count + 1);
                }

                var at = ((y + 1) * stride) + x + 1;
                (sums[at], counts[at]) = (sums[at - stride] + sum, counts[at - stride] + count);
            }
        }

        return (sums, counts);
    }
}
