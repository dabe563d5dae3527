using Farside.Core.Rasters;

namespace Farside.Processing.Descent.Stabilise;

/// <summary>
/// Paints what is known of the ground as a camera of our choice would see it: the map so far, and one or two frames upon it. One picture at a time, its rows side by side.
/// </summary>
public sealed class GroundPainter(GrowingMap map, FrameLens lens)
{
    const byte Solid = 254;

    Raster<byte> _cover = new(1, 1);

    /// <summary>Seen from straight above.</summary>
    /// <param name="frames">Later ones lie upon earlier ones.</param>
    /// <param name="shades">Receives the picture; black where nothing is known.</param>
    public void Paint(GroundView view, IReadOnlyList<LiveFrame> frames, Raster<byte> shades, CancellationToken cancel = default) =>
        Paint(view.GroundAt, frames, shades, cancel);

    /// <summary>Seen as a frame would have seen it.</summary>
    /// <param name="frames">Later ones lie upon earlier ones.</param>
    /// <param name="framePixels">Pixels of a frame in one of the picture, each way; both have their outer corners in common.</param>
    public void Paint(PlacedFrame place, double framePixels, IReadOnlyList<LiveFrame> frames, Raster<byte> shades, CancellationToken cancel = default)
    {
        var back = place.PixelFromGround.Inverse();
        Paint((column, row) =>
        {
            var (x, y) = lens.Ideal(((column + 0.5) * framePixels) - 0.5, ((row + 0.5) * framePixels) - 0.5);
            var w = (back.H20 * x) + (back.H21 * y) + back.H22;
            var (u, v) = (((back.H00 * x) + (back.H01 * y) + back.H02) / w, ((back.H10 * x) + (back.H11 * y) + back.H12) / w);
            return place.PixelFromGround.Times(u, v) is null ? (double.NaN, double.NaN) : (u, v);
        }, frames, shades, cancel);
    }

    void Paint(Func<double, double, (double U, double V)> groundOf, IReadOnlyList<LiveFrame> frames, Raster<byte> shades, CancellationToken cancel)
    {
        _cover = (_cover.Width, _cover.Height) == (shades.Width, shades.Height) ? _cover : new(shades.Width, shades.Height);
        _cover.Pixels.Clear();
        shades.Pixels.Clear();
        foreach (var frame in frames)
        {
            Lay(frame, groundOf, shades, cancel);
        }

        foreach (var layer in map.FinestFirst)
        {
            if (!_cover.Pixels.ContainsAnyInRange((byte)0, (byte)(Solid - 1)))
            {
                break;
            }

            Underlay(layer, groundOf, shades, cancel);
        }

        FadeOut(shades);
    }

    void Lay(LiveFrame frame, Func<double, double, (double U, double V)> groundOf, Raster<byte> shades, CancellationToken cancel)
    {
        var grid = new WarpGrid(shades.Width, shades.Height, (x, y) =>
        {
            var (u, v) = groundOf(x, y);
            return FrameWarp.PixelOf(frame.Place, lens, u, v);
        });
        Rows(shades, (row, xs, ys) =>
        {
            grid.Row(row, xs, ys);
            FrameWarp.Over(frame.Shades, xs, ys, (float)frame.Opacity, (float)frame.FeatherPx, shades.Row(row), _cover.Row(row));
        }, cancel);
    }

    void Underlay(MapLayer layer, Func<double, double, (double U, double V)> groundOf, Raster<byte> shades, CancellationToken cancel)
    {
        var grid = new WarpGrid(shades.Width, shades.Height, (x, y) =>
        {
            var (u, v) = groundOf(x, y);
            return layer.PixelOf(u, v);
        });
        Rows(shades, (row, xs, ys) =>
        {
            if (_cover.Row(row).ContainsAnyInRange((byte)0, (byte)(Solid - 1)))
            {
                grid.Row(row, xs, ys);
                FrameWarp.Under(layer, xs, ys, shades.Row(row), _cover.Row(row));
            }
        }, cancel);
    }

    void FadeOut(Raster<byte> shades)
    {
        var cover = _cover.Pixels;
        if (!cover.ContainsAnyInRange((byte)0, (byte)(Solid - 1)))
        {
            return;
        }

        var pixels = shades.Pixels;
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = cover[i] >= Solid ? pixels[i] : (byte)(((pixels[i] * cover[i]) + 127) / 255);
        }
    }

    delegate void RowWork(int row, Span<float> first, Span<float> second);

    static void Rows(Raster<byte> picture, RowWork work, CancellationToken cancel) => Parallel.For(
        0, picture.Height, new ParallelOptions { CancellationToken = cancel }, () => new float[2 * picture.Width], (row, _, scratch) =>
        {
            work(row, scratch.AsSpan(0, picture.Width), scratch.AsSpan(picture.Width));
            return scratch;
        }, _ => { });
}
