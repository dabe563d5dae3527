using Farside.Core.Rasters;

namespace Farside.Processing.Descent.Stabilise;

/// <summary>
/// What the frames so far have shown of the ground: earlier, wider frames stay, later, finer ones are laid upon them with soft edges. Layers halve their pixels one by
/// one; each is as large as what the film will show of it, so memory depends on the film's size and not on its length.
/// </summary>
public sealed class GrowingMap
{
    const double Margin = 0.03; // of a layer's extent, for what smoothing moves
    const int MostPixels = 4096; // of a layer, each way

    readonly SortedDictionary<int, MapLayer> _layers = [];
    readonly Func<int, (double Left, double Bottom, double Right, double Top)?> _boundsOf;
    readonly double _coarsest;
    readonly FrameLens _lens;
    double _lastU, _lastV, _lastSize = double.PositiveInfinity;

    /// <param name="coarsest">Ground units in a pixel of layer 0.</param>
    /// <param name="boundsOf">What the film shows from the time on when frames of a layer's resolution come; null where it shows none.</param>
    public GrowingMap(FrameLens lens, double coarsest, Func<int, (double Left, double Bottom, double Right, double Top)?> boundsOf) =>
        (_lens, _coarsest, _boundsOf) = (lens, coarsest, boundsOf);

    /// <summary>The layers, the finest first.</summary>
    internal IReadOnlyList<MapLayer> FinestFirst { get; private set; } = [];

    /// <summary>The layer that a frame of this resolution goes to.</summary>
    public int LayerOf(double unitsPerPixel) => Math.Max(0, (int)Math.Round(Math.Log2(_coarsest / unitsPerPixel)));

    /// <summary>Lays a frame down, unless the map holds practically the same already.</summary>
    public void Add(Raster<byte> shades, PlacedFrame place)
    {
        var moved = Math.Max(Math.Abs(place.U - _lastU), Math.Abs(place.V - _lastV)) / place.UnitsPerPixel;
        if (moved < 0.03 * shades.Width && Math.Abs(Math.Log(place.UnitsPerPixel / _lastSize)) < 0.03)
        {
            return;
        }

        (_lastU, _lastV, _lastSize) = (place.U, place.V, place.UnitsPerPixel);
        if (Layer(LayerOf(place.UnitsPerPixel)) is { } layer)
        {
            Lay(layer, shades, place);
        }
    }

    MapLayer? Layer(int number)
    {
        if (!_layers.TryGetValue(number, out var layer) && _boundsOf(number) is { } bounds)
        {
            _layers[number] = layer = Make(bounds, _coarsest * Math.Pow(2, -number));
            FinestFirst = [.. _layers.Values.Reverse()];
        }

        return layer;
    }

    static MapLayer Make((double Left, double Bottom, double Right, double Top) bounds, double unitsPerPixel)
    {
        var (width, left) = Side(bounds.Left, bounds.Right, unitsPerPixel);
        var (height, bottom) = Side(bounds.Bottom, bounds.Top, unitsPerPixel);
        return new(left, bottom + ((height - 1) * unitsPerPixel), unitsPerPixel, width, height);
    }

    static (int Pixels, double From) Side(double from, double to, double unitsPerPixel)
    {
        var wanted = (int)Math.Min(MostPixels, Math.Ceiling((1 + (2 * Margin)) * (to - from) / unitsPerPixel));
        var pixels = Math.Max(8, wanted);
        return (pixels, ((from + to) / 2) - (pixels * unitsPerPixel / 2));
    }

    void Lay(MapLayer layer, Raster<byte> shades, PlacedFrame place)
    {
        var (left, top, right, bottom) = Footprint(layer, shades, place);
        if (right <= left || bottom <= top)
        {
            return;
        }

        var grid = new WarpGrid(right - left, bottom - top, (x, y) =>
        {
            var (u, v) = layer.GroundOf(left + x, top + y);
            return FrameWarp.PixelOf(place, _lens, u, v);
        });
        Parallel.For(top, bottom, row =>
        {
            Span<float> xs = new float[right - left];
            Span<float> ys = new float[right - left];
            grid.Row(row - top, xs, ys);
            FrameWarp.Over(shades, xs, ys, 1, (float)LiveFrame.SoftPx, layer.Shades.Row(row)[left..right], layer.Cover.Row(row)[left..right]);
        });
    }

    // Pixels of the layer that the frame may touch.
    (int Left, int Top, int Right, int Bottom) Footprint(MapLayer layer, Raster<byte> shades, PlacedFrame place)
    {
        var back = place.PixelFromGround.Inverse();
        var (minX, minY, maxX, maxY) = (double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);
        for (var k = 0; k <= 8; k++)
        {
            foreach (var (x, y) in new[] { (k / 8.0, 0.0), (k / 8.0, 1.0), (0.0, k / 8.0), (1.0, k / 8.0) })
            {
                var (column, row) = _lens.Ideal(x * (shades.Width - 1), y * (shades.Height - 1));
                var w = (back.H20 * column) + (back.H21 * row) + back.H22;
                var (u, v) = (((back.H00 * column) + (back.H01 * row) + back.H02) / w, ((back.H10 * column) + (back.H11 * row) + back.H12) / w);
                var isAhead = (place.PixelFromGround.H20 * u) + (place.PixelFromGround.H21 * v) + place.PixelFromGround.H22 > 0;
                if (!isAhead)
                {
                    return (0, 0, layer.Shades.Width, layer.Shades.Height);
                }

                var at = layer.PixelOf(u, v);
                (minX, maxX, minY, maxY) = (Math.Min(minX, at.Column), Math.Max(maxX, at.Column), Math.Min(minY, at.Row), Math.Max(maxY, at.Row));
            }
        }

        int Within(double value, int most) => (int)Math.Clamp(value, 0, most);
        return (Within(minX - 2, layer.Shades.Width), Within(minY - 2, layer.Shades.Height), Within(maxX + 3, layer.Shades.Width), Within(maxY + 3, layer.Shades.Height));
    }
}
