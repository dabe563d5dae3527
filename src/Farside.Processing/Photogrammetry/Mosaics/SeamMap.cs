using Farside.Core.Rasters;

namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>Which picture each part of a mosaic comes from, on a coarse grid.</summary>
public sealed class SeamMap
{
    readonly CellGrid _grid;
    readonly IReadOnlyList<SurveyLayer> _layers;

    internal SeamMap(CellGrid grid, IReadOnlyList<SurveyLayer> layers, ushort[] labels)
    {
        (_grid, _layers) = (grid, layers);
        Labels = new(grid.Columns, grid.Rows, labels);
        IsPartial = Partial();
    }

    /// <summary>Pixels along a cell's edge.</summary>
    public int CellPx => _grid.CellPx;

    /// <summary>1 + the place of a picture in the list of views; 0 where none sees a cell's middle.</summary>
    public Raster<ushort> Labels { get; }

    internal CellGrid Grid => _grid;

    /// <summary>Cells whose own picture does not fill them, where pixels are given out one by one.</summary>
    internal bool[] IsPartial { get; }

    /// <summary>A cell's label; 0 outside the mosaic.</summary>
    internal int LabelAt(int column, int row)
    {
        var inside = _grid.Wrap(column);
        return inside < 0 || inside >= _grid.Columns || row < 0 || row >= _grid.Rows ? 0 : Labels[inside, row];
    }

    /// <summary>Whether a labelled picture fills a cell of the grid.</summary>
    internal bool IsFilledBy(int label, int column, int row)
    {
        var layer = _layers[label - 1];
        var index = layer.Index(_grid.Wrap(column), row);
        return index >= 0 && layer.IsComplete[index];
    }

    /// <summary>Whether a view may show something of a cell: it sees the middle of that cell or of one beside it.</summary>
    internal bool MayShow(int view, int column, int row)
    {
        var layer = _layers[view];
        for (var neighbour = 0; neighbour < 9; neighbour++)
        {
            if (layer.IsKnown(layer.Index(_grid.Wrap(column + (neighbour % 3) - 1), row + (neighbour / 3) - 1)))
            {
                return true;
            }
        }

        return false;
    }

    bool[] Partial()
    {
        var partial = new bool[_grid.Count];
        for (var row = 0; row < _grid.Rows; row++)
        {
            for (var column = 0; column < _grid.Columns; column++)
            {
                var label = Labels[column, row];
                partial[(row * _grid.Columns) + column] = label == 0 ? HasLabelBeside(column, row) : !IsFilledBy(label, column, row);
            }
        }

        return partial;
    }

    bool HasLabelBeside(int column, int row)
    {
        for (var neighbour = 0; neighbour < 9; neighbour++)
        {
            if (LabelAt(column + (neighbour % 3) - 1, row + (neighbour / 3) - 1) != 0)
            {
                return true;
            }
        }

        return false;
    }
}
