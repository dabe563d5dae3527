using Farside.Core.Colour;
using Farside.Core.Rasters;

namespace Farside.Processing.Imaging;

/// <summary>
/// A frame as means over square cells, about 64 across: small enough to keep those of many frames, and large enough that pixels' noise is gone. A cell that
/// holds a sample near full scale is missing.
/// </summary>
public sealed class LightGrid
{
    const int CellsAcross = 64;
    const double NearFull = 0.98;

    readonly Tristimulus[] _cells;

    LightGrid(int columns, int rows, int cellPx, int width, int height)
    {
        (Columns, Rows, CellPx, Width, Height) = (columns, rows, cellPx, width, height);
        _cells = new Tristimulus[columns * rows];
    }

    public int Columns { get; }
    public int Rows { get; }

    /// <summary>Edge of a cell, pixels; even, so that a mosaic's cells hold all its colours alike.</summary>
    public int CellPx { get; }

    /// <summary>Of the picture.</summary>
    public int Width { get; }
    public int Height { get; }

    /// <summary>Mean red, green and blue as stored, black not taken off; of a grey frame three times the same; NaN where missing.</summary>
    public Tristimulus this[int column, int row] => _cells[(row * Columns) + column];

    /// <summary>The pixel in the middle of a cell.</summary>
    public (double Column, double Row) Centre(int column, int row) => ((column * CellPx) + ((CellPx - 1) / 2.0), (row * CellPx) + ((CellPx - 1) / 2.0));

    /// <summary>Means of a frame's samples.</summary>
    /// <param name="pattern">Null for a grey frame.</param>
    public static LightGrid Of(Raster<Linear> samples, BayerPattern? pattern, double fullScale)
    {
        var cellPx = 2 * Math.Max(1, samples.Width / (2 * CellsAcross));
        var grid = new LightGrid(samples.Width / cellPx, samples.Height / cellPx, cellPx, samples.Width, samples.Height);
        for (var row = 0; row < grid.Rows; row++)
        {
            for (var column = 0; column < grid.Columns; column++)
            {
                grid._cells[(row * grid.Columns) + column] = grid.Mean(samples, pattern, NearFull * fullScale, column, row);
            }
        }

        return grid;
    }

    /// <summary>Cells above black that are at least a share of the frame's 90th percentile of green: soil in sunlight, mostly.</summary>
    public IEnumerable<Tristimulus> LitCells(double blackDn, double share)
    {
        var above = _cells.Where(cell => double.IsFinite(cell.Y)).Select(cell => new Tristimulus(cell.X - blackDn, cell.Y - blackDn, cell.Z - blackDn)).ToList();
        var greens = above.ConvertAll(cell => cell.Y);
        greens.Sort();
        var least = greens.Count == 0 ? 0 : share * greens[(int)(0.9 * (greens.Count - 1))];
        return above.Where(cell => cell.Y >= least && Math.Min(cell.X, Math.Min(cell.Y, cell.Z)) > 0);
    }

    Tristimulus Mean(Raster<Linear> samples, BayerPattern? pattern, double limit, int column, int row)
    {
        Span<double> sums = [0, 0, 0];
        var isBurnt = false;
        for (var y = row * CellPx; y < (row + 1) * CellPx; y++)
        {
            var line = samples.Row(y).Slice(column * CellPx, CellPx);
            for (var x = 0; x < line.Length; x++)
            {
                sums[pattern is { } bayer ? bayer.Channel(x, y) : 1] += line[x].Value;
                isBurnt |= line[x].Value >= limit;
            }
        }

        var count = CellPx * CellPx;
        return isBurnt ? new(double.NaN, double.NaN, double.NaN)
            : pattern is null ? new(sums[1] / count, sums[1] / count, sums[1] / count)
            : new(4 * sums[0] / count, 2 * sums[1] / count, 4 * sums[2] / count);
    }
}
