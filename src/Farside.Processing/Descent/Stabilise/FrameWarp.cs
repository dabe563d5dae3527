using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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
        var (width, right, bottom) = (layer.Shades.Width, layer.Shades.Width - 1f, layer.Shades.Height - 1f);
        var (lastColumn, lastRow) = (layer.Shades.Width - 2, layer.Shades.Height - 2);
        ref var below = ref MemoryMarshal.GetReference(layer.Shades.Pixels);
        ref var solid = ref MemoryMarshal.GetReference(layer.Cover.Pixels);
        for (var i = 0; i < xs.Length; i++)
        {
            var (x, y) = (xs[i], ys[i]);
            if (cover[i] >= 254 || !(x >= 0 && y >= 0 && x <= right && y <= bottom))
            {
                continue;
            }

            var (column, row) = (Math.Min(Sampler.Floor(x), lastColumn), Math.Min(Sampler.Floor(y), lastRow));
            var at = (row * width) + column;
            var (fx, fy) = (Sampler.Floor((x - column) * Sampler.Whole), Sampler.Floor((y - row) * Sampler.Whole));
            var four = ((uint)Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref solid, at)) << 16) | Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref solid, at + width));
            if (four == 0)
            {
                continue;
            }

            var isWhole = four == uint.MaxValue;
            var shade = Sampler.Straight(ref Unsafe.Add(ref below, at), width, fx, fy);
            if (isWhole && cover[i] == 0)
            {
                (shades[i], cover[i]) = ((byte)((shade + (Sampler.Unit / 2)) / Sampler.Unit), 255);
                continue;
            }

            Mix(shade, isWhole ? 255 * Sampler.Unit : Sampler.Straight(ref Unsafe.Add(ref solid, at), width, fx, fy), ref shades[i], ref cover[i]);
        }
    }

    static void Mix(int shade, int solid, ref byte shades, ref byte cover)
    {
        var over = cover * (1 / 255f);
        var under = (1 - over) * solid * (1f / (255 * Sampler.Unit));
        var total = over + under;
        if (under > 0)
        {
            shades = (byte)((((over * shades) + (under * shade * (1f / Sampler.Unit))) / total) + 0.5f);
            cover = (byte)((255 * total) + 0.5f);
        }
    }

    static float Soft(float share) => share * share * (3 - (2 * share));
}
