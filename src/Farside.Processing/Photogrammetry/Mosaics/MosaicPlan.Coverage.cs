namespace Farside.Processing.Photogrammetry.Mosaics;

public sealed partial class MosaicPlan
{
    /// <summary>Cells along a block's edge: pictures are first looked for block by block.</summary>
    const int BlockCells = 8;

    readonly int _blocksAcross;
    readonly int _blocksDown;
    readonly bool[][] _covered;
    readonly int[] _finestLevel;

    /// <summary>The views that may show something of a rectangle of pixels, in order. Columns may lie beyond a wrapping edge.</summary>
    public IReadOnlyList<int> ViewsOver(int column, int row, int width, int height)
    {
        var views = new List<int>();
        for (var view = 0; view < Views.Count; view++)
        {
            if (MayShow(view, column, row, width, height))
            {
                views.Add(view);
            }
        }

        return views;
    }

    /// <summary>The level at which a picture's pixels are about the mosaic's where the mosaic shows it at its finest.</summary>
    internal int FinestLevel(int view) => _finestLevel[view];

    internal bool MayShow(int view, int column, int row, int width, int height)
    {
        var (top, bottom) = (Math.Max(0, row), Math.Min(Projection.Height, row + height) - 1);
        for (var x = column; top <= bottom; x = Math.Min(x + Cells.CellPx, column + width - 1))
        {
            if (IsCovered(view, x, top, bottom))
            {
                return true;
            }

            if (x == column + width - 1)
            {
                break;
            }
        }

        return false;
    }

    /// <summary>The cells that a view may show, columns from where they begin: up to a whole turn, which need not begin at 0. Empty for none.</summary>
    internal (int X, int Y, int Width, int Height) CellsOf(int view)
    {
        var covered = _covered[view];
        bool At(int x, int y) => covered[(y * _blocksAcross) + x];
        var columns = Enumerable.Range(0, _blocksAcross).Where(x => Enumerable.Range(0, _blocksDown).Any(y => At(x, y))).ToArray();
        if (columns.Length == 0)
        {
            return default;
        }

        var rows = Enumerable.Range(0, _blocksDown).Where(y => Enumerable.Range(0, _blocksAcross).Any(x => At(x, y))).ToArray();
        var (first, count) = Cells.Wraps ? Arc(columns) : (columns[0], columns[^1] - columns[0] + 1);
        var (x, y) = (first * BlockCells, rows[0] * BlockCells);
        // The last block may be narrower: an arc across it ends that much earlier.
        var width = first + count > _blocksAcross
            ? Cells.Columns - x + ((first + count - _blocksAcross) * BlockCells)
            : Math.Min(Cells.Columns, (first + count) * BlockCells) - x;
        return (x, y, Math.Min(width, Cells.Columns), Math.Min(Cells.Rows, (rows[^1] + 1) * BlockCells) - y);
    }

    // The ring without its largest gap.
    (int First, int Count) Arc(int[] columns)
    {
        var (widest, after) = (columns[0] + _blocksAcross - columns[^1], 0);
        for (var i = 1; i < columns.Length; i++)
        {
            if (columns[i] - columns[i - 1] > widest)
            {
                (widest, after) = (columns[i] - columns[i - 1], i);
            }
        }

        return (columns[after], _blocksAcross - widest + 1);
    }

    bool IsCovered(int view, int column, int top, int bottom)
    {
        var (width, blockPx) = (Projection.Width, BlockCells * Cells.CellPx);
        var inside = Projection.Wraps ? ((column % width) + width) % width : column;
        for (var y = top / blockPx; inside >= 0 && inside < width && y <= bottom / blockPx; y++)
        {
            if (_covered[view][(y * _blocksAcross) + (inside / blockPx)])
            {
                return true;
            }
        }

        return false;
    }

    (bool[][] Covered, int[] FinestLevel) Cover(CancellationToken cancel)
    {
        var corners = BlockCorners(cancel);
        var covered = new bool[Views.Count][];
        var finest = new int[Views.Count];
        Parallel.For(0, Views.Count, new() { MaxDegreeOfParallelism = Options.Threads, CancellationToken = cancel }, view =>
            (covered[view], finest[view]) = Cover(view, corners));
        return (covered, finest);
    }

    Sight?[] BlockCorners(CancellationToken cancel)
    {
        var blockPx = BlockCells * Cells.CellPx;
        var corners = new Sight?[(_blocksAcross + 1) * (_blocksDown + 1)];
        Parallel.For(0, _blocksDown + 1, new() { MaxDegreeOfParallelism = Options.Threads, CancellationToken = cancel }, y =>
        {
            for (var x = 0; x <= _blocksAcross; x++)
            {
                corners[(y * (_blocksAcross + 1)) + x] = SightAt(
                    Math.Min(x * blockPx, Projection.Width) - 0.5, Math.Min(y * blockPx, Projection.Height) - 0.5);
            }
        });
        return corners;
    }

    (bool[] Covered, int FinestLevel) Cover(int view, Sight?[] corners)
    {
        var across = _blocksAcross + 1;
        var at = Array.ConvertAll(corners, _sources[view].Locate);
        var covered = new bool[_blocksAcross * _blocksDown];
        var finest = double.PositiveInfinity;
        for (var i = 0; i < covered.Length; i++)
        {
            var corner = (i / _blocksAcross * across) + (i % _blocksAcross);
            var block = new BlockReach(at[corner], at[corner + 1], at[corner + across], at[corner + across + 1]);
            covered[i] = block.Touches(_sources[view]);
            finest = covered[i] ? Math.Min(finest, block.Area / PixelsOf(i)) : finest;
        }

        // A block's area is its mean: inside it the picture may be a little finer.
        return (covered, double.IsFinite(finest) ? MipLevel.For(Math.Sqrt(finest) / 1.1) : 0);
    }

    // The last blocks are cut off where the mosaic ends.
    double PixelsOf(int block)
    {
        var blockPx = BlockCells * Cells.CellPx;
        var (left, top) = (block % _blocksAcross * blockPx, block / _blocksAcross * blockPx);
        return (double)Math.Min(blockPx, Projection.Width - left) * Math.Min(blockPx, Projection.Height - top);
    }
}
