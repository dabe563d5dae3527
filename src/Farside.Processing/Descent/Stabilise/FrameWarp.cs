using Farside.Core.Rasters;

namespace Farside.Processing.Descent.Stabilise;

/// <summary>A frame seen from elsewhere, its edges soft, over what lies below it.</summary>
static class FrameWarp
{
    /// <summary>The frame's pixel that shows a place of the ground; NaN where none does.</summary>
    public static (double X, double Y) PixelOf(PlacedFrame place, FrameLens lens, double u, double v) =>
        place.PixelFromGround.Times(u, v) is { } ideal ? lens.Seen(ideal.Column, ideal.Row) : (double.NaN, double.NaN);

    /// <summary>Lays pixels of a frame over a row.</summary>
    /// <param name="xs">Column of the frame for each pixel of the row; NaN for none.</param>
    /// <param name="opacity">0 to 1.</param>
    /// <param name="featherPx">Pixels of the frame over which its edge fades out.</param>
    /// <param name="shades">What is shown there, changed in place.</param>
    /// <param name="cover">How solid it is, changed in place.</param>
    public static void Over(Raster<byte> frame, ReadOnlySpan<float> xs, ReadOnlySpan<float> ys, float opacity, float featherPx, Span<byte> shades, Span<byte> cover)
    {
        var (right, bottom) = (frame.Width - 1f, frame.Height - 1f);
        for (var i = 0; i < xs.Length; i++)
        {
            var (x, y) = (xs[i], ys[i]);
            var inside = Math.Min(Math.Min(x, right - x), Math.Min(y, bottom - y));
            if (!(inside > 0))
            {
                continue;
            }

            var solid = inside < featherPx ? Soft(inside / featherPx) * opacity : opacity;
            var shade = Sampler.Crisp(frame, x, y);
            if (solid >= 1)
            {
                (shades[i], cover[i]) = ((byte)(shade + 0.5f), 255);
                continue;
            }

            var under = cover[i] * (1 / 255f) * (1 - solid);
            var total = solid + under;
            shades[i] = (byte)((((solid * shade) + (under * shades[i])) / Math.Max(1e-6f, total)) + 0.5f);
            cover[i] = (byte)((255 * total) + 0.5f);
        }
    }

    /// <summary>Puts a layer of the map under a row, where that is not solid yet.</summary>
    public static void Under(MapLayer layer, ReadOnlySpan<float> xs, ReadOnlySpan<float> ys, Span<byte> shades, Span<byte> cover)
    {
        var (width, height) = (layer.Shades.Width, layer.Shades.Height);
        ReadOnlySpan<byte> below = layer.Shades.Pixels;
        ReadOnlySpan<byte> solid = layer.Cover.Pixels;
        for (var i = 0; i < xs.Length; i++)
        {
            var (x, y) = (xs[i], ys[i]);
            if (cover[i] >= 254 || !(x >= 0 && y >= 0 && x <= width - 1 && y <= height - 1))
            {
                continue;
            }

            var over = cover[i] * (1 / 255f);
            var under = (1 - over) * Sampler.Straight(solid, width, height, x, y) * (1 / 255f);
            if (under > 0)
            {
                var total = over + under;
                shades[i] = (byte)((((over * shades[i]) + (under * Sampler.Straight(below, width, height, x, y))) / total) + 0.5f);
                cover[i] = (byte)((255 * total) + 0.5f);
            }
        }
    }

    static float Soft(float share) => share * share * (3 - (2 * share));
}
