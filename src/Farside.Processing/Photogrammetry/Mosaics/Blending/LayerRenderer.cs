using System.Runtime.Intrinsics;

namespace Farside.Processing.Photogrammetry.Mosaics.Blending;

/// <summary>Makes tiles of a single picture.</summary>
sealed class LayerRenderer(MosaicPictureStore store, MosaicPhotometry photometry, int view)
{
    const int BlockPx = BlockWarp.BlockPx;

    readonly Vector128<float>[] _block = new Vector128<float>[BlockPx * BlockPx];

    public MosaicTile Render(TileArea tile)
    {
        var pixels = new TilePixels(tile.Width, tile.Height);
        pixels.Clear();
        var area = tile.Grown(0, BlockPx);
        using var loan = store.Borrow(view);
        var correction = photometry.CorrectionOf(store.Plan, view);
        var warp = new BlockWarp(store.Plan, new(store.Plan, area), view, loan.Picture, correction);
        for (var row = area.Y; row < area.Bottom; row += BlockPx)
        {
            for (var column = area.X; column < area.Right; column += BlockPx)
            {
                if (warp.Draw(column, row, _block, BlockPx))
                {
                    Copy(new(column, row, BlockPx, BlockPx), tile, pixels);
                }
            }
        }

        return pixels.Tile(tile);
    }

    void Copy(TileArea block, TileArea tile, TilePixels pixels)
    {
        var part = block.Cut(tile);
        Span<ushort> owners = stackalloc ushort[BlockPx];
        for (var row = part.Y; row < part.Bottom; row++)
        {
            var colours = _block.AsSpan(((row - block.Y) * BlockPx) + part.X - block.X, part.Width);
            for (var x = 0; x < part.Width; x++)
            {
                owners[x] = colours[x].GetElement(3) != 0 ? (ushort)(view + 1) : (ushort)0;
            }

            pixels.SetRow(part.X - tile.X, row - tile.Y, colours, owners[..part.Width]);
        }
    }
}
