using System.Runtime.Intrinsics;

namespace Farside.Processing.Photogrammetry.Mosaics.Blending;

/// <summary>Makes tiles one after another; holds the memory that one needs.</summary>
sealed partial class TileRenderer(MosaicPictureStore store, MosaicPhotometry photometry, SeamMap seams, ExposureField? exposure)
{
    const int BlockPx = BlockWarp.BlockPx;
    const int BlockPixels = BlockPx * BlockPx;

    readonly MosaicPlan _plan = store.Plan;
    readonly OwnerMap _owners = new();
    readonly Blend _blend = new();
    readonly BlendLayer _layer = new();
    readonly Vector128<float>[] _block = new Vector128<float>[BlockPixels];

    TilePixels _pixels = new(1, 1);
    TilePixels _closing = new(1, 1);

    /// <summary>A tile; its rasters are good until the next one is made.</summary>
    public MosaicTile Render(TileArea tile, CancellationToken cancel)
    {
        Ready(tile);
        Paint(tile, cancel);
        if (_plan.Projection.Wraps && Reach > 0 && tile.X == 0 && _plan.Projection.Width % Step != 0)
        {
            Close(tile, cancel);
        }

        if (exposure is not null)
        {
            _pixels.Multiply(exposure, tile);
        }

        return _pixels.Tile(tile);
    }

    void Ready(TileArea tile)
    {
        if ((_pixels.Width, _pixels.Height) != (tile.Width, tile.Height))
        {
            _pixels = new(tile.Width, tile.Height);
        }

        _pixels.Clear();
    }

    // A ring whose width is no multiple of the coarsest step meets its beginning with coarse samples that stand elsewhere: over the blending's reach the one goes over into the other.
    void Close(TileArea tile, CancellationToken cancel)
    {
        var (begun, width) = (_pixels, Math.Min(tile.Width, Reach));
        _pixels = _closing;
        Ready(tile with { X = _plan.Projection.Width, Width = width });
        Paint(tile with { X = _plan.Projection.Width, Width = width }, cancel);
        (_closing, _pixels) = (_pixels, begun);
        _pixels.FadeFrom(_closing);
    }

    void Paint(TileArea tile, CancellationToken cancel)
    {
        var area = Around(tile);
        var lattice = new SightLattice(_plan, area);
        _owners.Fill(_plan, seams, area);
        FillPartial(lattice);
        var blocks = BlocksOf();
        if (blocks.Count == 1)
        {
            Copy(lattice, tile, blocks.Single());
        }
        else if (blocks.Count > 1)
        {
            Join(lattice, tile, blocks, cancel);
        }
    }

    // Everything that a pixel of the tile depends on: down the pyramid and up again is four times its coarsest step.
    TileArea Around(TileArea tile)
    {
        var area = tile.Grown(Reach, Step);
        var whole = new TileArea(0, 0, _plan.Projection.Width, _plan.Projection.Height).Grown(0, Step);
        return area.Cut(_plan.Projection.Wraps ? new(area.X, whole.Y, area.Width, whole.Height) : whole);
    }

    int Step => Math.Max(BlockPx, 1 << _plan.Options.Levels);

    int Reach => _plan.Options.Levels == 0 ? 0 : 4 << _plan.Options.Levels;

    // For each label of the area the blocks that have some of it.
    SortedDictionary<int, BlockSet> BlocksOf()
    {
        var blocks = new SortedDictionary<int, BlockSet>();
        var area = _owners.Area;
        for (var row = 0; row < area.Height; row++)
        {
            var line = _owners.Owners.Slice(row * area.Width, area.Width);
            for (var column = 0; column < area.Width; column += BlockPx)
            {
                AddLabels(blocks, line.Slice(column, BlockPx), column / BlockPx, row / BlockPx);
            }
        }

        return blocks;
    }

    void AddLabels(SortedDictionary<int, BlockSet> blocks, ReadOnlySpan<ushort> owners, int column, int row)
    {
        for (var x = 0; x < owners.Length; x++)
        {
            if (owners[x] == 0 || (x > 0 && owners[x] == owners[x - 1]))
            {
                continue;
            }

            if (!blocks.TryGetValue(owners[x], out var set))
            {
                set = new(_owners.Area.Width / BlockPx, _owners.Area.Height / BlockPx);
                blocks.Add(owners[x], set);
            }

            set.Add(column, row);
        }
    }

    // Only one picture far and wide: nothing to join.
    void Copy(SightLattice lattice, TileArea tile, KeyValuePair<int, BlockSet> only)
    {
        using var loan = store.Borrow(only.Key - 1);
        var warp = Warp(lattice, only.Key - 1, loan.Picture);
        foreach (var (column, row) in only.Value.Members)
        {
            var block = new TileArea(_owners.Area.X + (column * BlockPx), _owners.Area.Y + (row * BlockPx), BlockPx, BlockPx);
            var part = block.Cut(tile);
            if (part.Width > 0 && part.Height > 0)
            {
                warp.Draw(block.X, block.Y, _block, BlockPx);
                CopyBlock(block, part, tile);
            }
        }
    }

    void CopyBlock(TileArea block, TileArea part, TileArea tile)
    {
        for (var row = part.Y; row < part.Bottom; row++)
        {
            var colours = _block.AsSpan(((row - block.Y) * BlockPx) + part.X - block.X, part.Width);
            var owners = _owners.Row(part.X, row, part.Width);
            DropUnknown(colours, owners);
            _pixels.SetRow(part.X - tile.X, row - tile.Y, colours, owners);
        }
    }

    void Join(SightLattice lattice, TileArea tile, SortedDictionary<int, BlockSet> blocks, CancellationToken cancel)
    {
        _blend.Reset(_owners.Area, _plan.Options.Levels);
        foreach (var (label, set) in blocks)
        {
            cancel.ThrowIfCancellationRequested();
            Draw(lattice, label, set.Grown((Reach + BlockPx - 1) / BlockPx));
            _blend.Add(_layer);
        }

        var joined = _blend.Finish();
        for (var row = tile.Y; row < tile.Bottom; row++)
        {
            var from = ((row - _owners.Area.Y) * _owners.Area.Width) + tile.X - _owners.Area.X;
            _pixels.SetRow(0, row - tile.Y, joined.Slice(from, tile.Width), _owners.Row(tile.X, row, tile.Width));
        }
    }

    void Draw(SightLattice lattice, int label, BlockSet set)
    {
        var (left, top, width, height) = set.Bounds;
        var area = new TileArea(_owners.Area.X + (left * BlockPx), _owners.Area.Y + (top * BlockPx), width * BlockPx, height * BlockPx);
        _layer.Reset(area.Grown(0, Step).Cut(_owners.Area), _plan.Options.Levels);
        using var loan = store.Borrow(label - 1);
        var warp = Warp(lattice, label - 1, loan.Picture);
        foreach (var (column, row) in set.Members)
        {
            DrawBlock(warp, _owners.Area.X + (column * BlockPx), _owners.Area.Y + (row * BlockPx), label);
        }
    }

    void DrawBlock(BlockWarp warp, int column, int row, int label)
    {
        var (area, width) = (_layer.Area, _layer.Area.Width);
        var at = ((row - area.Y) * width) + column - area.X;
        if (!warp.Draw(column, row, _layer.Colours[at..], width))
        {
            return;
        }

        for (var y = 0; y < BlockPx; y++)
        {
            var owners = _owners.Row(column, row + y, BlockPx);
            var weights = _layer.Weights.Slice(at + (y * width), BlockPx);
            for (var x = 0; x < BlockPx; x++)
            {
                weights[x] = owners[x] == label ? 1 : 0;
            }

            DropUnknown(_layer.Colours.Slice(at + (y * width), BlockPx), owners, weights, label);
        }
    }

    // What a seam gave to a picture that turns out not to show it stays empty.
    static void DropUnknown(ReadOnlySpan<Vector128<float>> colours, Span<ushort> owners, Span<float> weights, int label)
    {
        for (var x = 0; x < owners.Length; x++)
        {
            if (owners[x] == label && colours[x].GetElement(3) == 0)
            {
                (owners[x], weights[x]) = (0, 0);
            }
        }
    }

    static void DropUnknown(ReadOnlySpan<Vector128<float>> colours, Span<ushort> owners)
    {
        for (var x = 0; x < owners.Length; x++)
        {
            owners[x] = colours[x].GetElement(3) == 0 ? (ushort)0 : owners[x];
        }
    }

    BlockWarp Warp(SightLattice lattice, int view, PreparedPicture picture) =>
        new(_plan, lattice, view, picture, photometry.CorrectionOf(_plan, view));
}
