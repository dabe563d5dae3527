using Farside.Processing.Photogrammetry.Mosaics.Blending;

namespace Farside.Processing.Photogrammetry.Mosaics;

public static partial class Mosaic
{
    /// <summary>Joins the pictures, tile by tile.</summary>
    /// <param name="sink">Gets the tiles from left to right and then downwards.</param>
    /// <param name="exposure">What to multiply the joined light by; null for light proportional to the scene's everywhere.</param>
    public static void Render(
        MosaicPictureStore store, MosaicPhotometry photometry, SeamMap seams, IMosaicSink sink, ExposureField? exposure = null,
        IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        var plan = store.Plan;
        var tiles = Tiles(new(0, 0, plan.Projection.Width, plan.Projection.Height), plan.Options.TilePx);
        TileLine.Run(
            tiles.Count, plan.Options.Threads,
            () => new TileRenderer(store, photometry, seams, exposure),
            (renderer, tile, stop) => renderer.Render(tiles[tile], stop),
            (made, tile) =>
            {
                sink.Write(made);
                progress?.Report((tile + 1.0) / tiles.Count);
            },
            cancel);
    }

    /// <summary>
    /// The rectangle of a mosaic that holds all that one picture shows; in a ring it may run on beyond the last column. 0 wide for nothing.
    /// </summary>
    public static (int Column, int Row, int Width, int Height) LayerBounds(MosaicPlan plan, int view)
    {
        var ((x, y, width, height), size) = (plan.CellsOf(view), plan.Cells.CellPx);
        var wide = plan.Projection.Wraps ? Math.Min(width * size, plan.Projection.Width) : Math.Min((x + width) * size, plan.Projection.Width) - (x * size);
        return (x * size, y * size, wide, Math.Min((y + height) * size, plan.Projection.Height) - (y * size));
    }

    /// <summary>One picture alone, as it would be joined: the tiles of its <see cref="LayerBounds"/>, in the mosaic's coordinates.</summary>
    public static void RenderLayer(
        MosaicPictureStore store, MosaicPhotometry photometry, int view, IMosaicSink sink, CancellationToken cancel = default)
    {
        var bounds = LayerBounds(store.Plan, view);
        var tiles = Tiles(new(bounds.Column, bounds.Row, bounds.Width, bounds.Height), store.Plan.Options.TilePx);
        TileLine.Run(
            tiles.Count, store.Plan.Options.Threads,
            () => new LayerRenderer(store, photometry, view),
            (renderer, tile, _) => renderer.Render(tiles[tile]),
            (made, _) => sink.Write(made),
            cancel);
    }

    static List<TileArea> Tiles(TileArea area, int size)
    {
        var tiles = new List<TileArea>();
        for (var y = area.Y; y < area.Bottom; y += size)
        {
            for (var x = area.X; x < area.Right; x += size)
            {
                tiles.Add(new(x, y, Math.Min(size, area.Right - x), Math.Min(size, area.Bottom - y)));
            }
        }

        return tiles;
    }
}
