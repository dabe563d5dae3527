using Farside.Processing.Photogrammetry.Mosaics.Projections;

namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>The coarse grid over a mosaic on which overlaps are compared and seams are chosen: squares of a power of two pixels.</summary>
sealed record CellGrid(int CellPx, int Columns, int Rows, bool Wraps)
{
    const int FinestPx = 4;

    public int Count => Columns * Rows;

    /// <summary>The finest grid of no more than so many cells.</summary>
    public static CellGrid Over(IProjection projection, int mostCells)
    {
        var cellPx = FinestPx;
        while ((long)Across(projection.Width, cellPx) * Across(projection.Height, cellPx) > mostCells)
        {
            cellPx *= 2;
        }

        return new(cellPx, Across(projection.Width, cellPx), Across(projection.Height, cellPx), projection.Wraps);
    }

    /// <summary>The pixel coordinate of a cell's middle.</summary>
    public double Middle(int cell) => ((cell + 0.5) * CellPx) - 0.5;

    /// <summary>A column of cells brought back into the ring; unchanged where there is none.</summary>
    public int Wrap(int column) =>
        !Wraps || (uint)column < (uint)Columns ? column : ((column % Columns) + Columns) % Columns;

    public static int Across(int pixels, int size) => (pixels + size - 1) / size;
}
