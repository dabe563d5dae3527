using System.Runtime.Intrinsics;

namespace Farside.Processing.Photogrammetry.Mosaics.Blending;

sealed partial class TileRenderer
{
    // Cells that their picture does not fill are given out pixel by pixel: to that picture where it shows them, else to the first that does.
    void FillPartial(SightLattice lattice)
    {
        var partial = PartialBlocks();
        if (partial.Count == 0)
        {
            return;
        }

        var area = _owners.Area;
        foreach (var view in _plan.ViewsOver(area.X, area.Y, area.Width, area.Height))
        {
            var seen = partial.FindAll(block => MayShow(view, block));
            if (seen.Count > 0)
            {
                using var loan = store.Borrow(view);
                var warp = Warp(lattice, view, loan.Picture);
                seen.ForEach(block => GiveOut(warp, view + 1, block));
            }
        }

        partial.ForEach(Settle);
    }

    List<PartialBlock> PartialBlocks()
    {
        var blocks = new List<PartialBlock>();
        var area = _owners.Area;
        for (var row = area.Y; row < area.Bottom; row += BlockPx)
        {
            for (var column = area.X; column < area.Right; column += BlockPx)
            {
                var cells = PartialCells(column, row);
                if (cells.Count > 0)
                {
                    blocks.Add(new(column, row, cells));
                }
            }
        }

        return blocks;
    }

    List<(int Column, int Row)> PartialCells(int column, int row)
    {
        var (cells, size, grid) = (new List<(int, int)>(), seams.CellPx, seams.Grid);
        for (var y = Math.Max(0, row) / size; y * size < row + BlockPx && y < grid.Rows; y++)
        {
            for (var x = (int)Math.Floor((double)column / size); x * size < column + BlockPx; x++)
            {
                var inside = grid.Wrap(x);
                if (inside >= 0 && inside < grid.Columns && seams.IsPartial[(y * grid.Columns) + inside])
                {
                    cells.Add((x, y));
                }
            }
        }

        return cells;
    }

    bool MayShow(int view, PartialBlock block) => block.Cells.Exists(cell => seams.MayShow(view, cell.Column, cell.Row));

    void GiveOut(BlockWarp warp, int label, PartialBlock block)
    {
        if (!warp.Draw(block.Column, block.Row, _block, BlockPx))
        {
            return;
        }

        for (var i = 0; i < BlockPixels; i++)
        {
            if (_block[i].GetElement(3) != 0)
            {
                var wanted = _owners.Row(block.Column + (i % BlockPx), block.Row + (i / BlockPx), 1)[0];
                block.Owners[i] = wanted == label || block.Owners[i] == 0 ? (ushort)label : block.Owners[i];
            }
        }
    }

    void Settle(PartialBlock block)
    {
        foreach (var (column, row) in block.Cells)
        {
            var size = seams.CellPx;
            var cell = new TileArea(column * size, row * size, size, size).Cut(new(block.Column, block.Row, BlockPx, BlockPx)).Cut(Inside);
            for (var y = cell.Y; y < cell.Bottom; y++)
            {
                block.Owners.AsSpan(((y - block.Row) * BlockPx) + cell.X - block.Column, cell.Width).CopyTo(_owners.Row(cell.X, y, cell.Width));
            }
        }
    }

    // The mosaic itself: its areas reach a little beyond it.
    TileArea Inside => _plan.Projection.Wraps
        ? new(_owners.Area.X, 0, _owners.Area.Width, _plan.Projection.Height)
        : new(0, 0, _plan.Projection.Width, _plan.Projection.Height);

    sealed record PartialBlock(int Column, int Row, List<(int Column, int Row)> Cells)
    {
        public ushort[] Owners { get; } = new ushort[BlockPixels];
    }
}
