using System.Runtime.InteropServices;
using Farside.Processing.Descent.Map;

namespace Farside.Processing.Terrain;

/// <summary>One view's points → what it says of the cells of one level, band of ground after band.</summary>
sealed class ViewGridding(ITerrainCloud cloud, CloudSurvey survey, TerrainOptions options)
{
    // A point, its copy in its cell, its cell's number; arrays grow by doubling.
    const long BytesPerPoint = 160;

    readonly PointRank _rank = new(cloud, options);

    public long Outliers { get; private set; }

    /// <summary>Cells in rising order.</summary>
    public ViewCell[] Cells(int level, MapGrid grid)
    {
        var (cells, by) = (new List<ViewCell>(), 1 << (options.Levels - 1 - level));
        foreach (var (first, behind) in Bands())
        {
            var (top, bottom) = (Math.Max(0L, ((long)first * by) - grid.FirstRow), Math.Min(grid.Height, ((long)behind * by) - grid.FirstRow));
            if (top < bottom)
                cells.AddRange(Band(level, grid, (int)top, (int)bottom));
        }

        return [.. cells];
    }

    // Bands of whole strips; as many strips as fit.
    IEnumerable<(int First, int Behind)> Bands()
    {
        var (points, first, most) = (0L, (int?)null, Math.Max(1, options.PointBytes / BytesPerPoint));
        var last = 0;
        foreach (var (strip, count) in survey.Strips)
        {
            if (first is { } from && points + count > most)
            {
                yield return (from, strip);
                (first, points) = (null, 0);
            }

            (first, points, last) = (first ?? strip, points + count, strip);
        }

        if (first is { } rest)
            yield return (rest, last + 1);
    }

    // A row more at either side, for the slopes.
    List<ViewCell> Band(int level, MapGrid grid, int top, int bottom)
    {
        var (from, to) = (Math.Max(0, top - 1), Math.Min(grid.Height, bottom + 1));
        var points = Gather(level, grid, from, to);
        var medians = new double[(to - from) * grid.Width];
        var rows = new List<ViewCell>[bottom - top];
        var outliers = new long[bottom - top];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.ThreadCount };
        Parallel.For(0, to - from, parallel, () => new CellFit(options), (row, _, fit) => Medians(points, medians, row, grid.Width, fit), _ => { });
        Parallel.For(0, bottom - top, parallel, () => new CellFit(options), (row, _, fit) =>
        {
            (rows[row], outliers[row]) = Row(grid, points, medians, from, top + row, ref fit);
            return fit;
        }, _ => { });
        Outliers += outliers.Sum();
        return [.. rows.SelectMany(row => row)];
    }

    CellPoints Gather(int level, MapGrid grid, int from, int to)
    {
        var (points, cells) = (new List<TerrainPoint>(), new List<int>());
        foreach (var block in cloud.Blocks())
        {
            foreach (ref readonly var point in block.Span)
            {
                if (Cell(point, level, grid, from, to) is var cell and >= 0)
                {
                    points.Add(point);
                    cells.Add(cell);
                }
            }
        }

        return CellPoints.Gather(CollectionsMarshal.AsSpan(points), CollectionsMarshal.AsSpan(cells), (to - from) * grid.Width);
    }

    // Points serve their own level and the next: there cells at the ring's border have all their points.
    int Cell(in TerrainPoint point, int level, MapGrid grid, int from, int to)
    {
        var (x, y) = ((point.Place.X / grid.PixelM) - grid.FirstColumn, (-point.Place.Y / grid.PixelM) - grid.FirstRow);
        if (!(x >= 0 && x < grid.Width && y >= from && y < to) || !CloudSurvey.IsFinite(point))
            return -1;

        var rank = _rank.Of(point);
        return rank == level || rank == level - 1 ? (((int)y - from) * grid.Width) + (int)x : -1;
    }

    CellFit Medians(CellPoints points, double[] medians, int row, int width, CellFit fit)
    {
        for (var column = 0; column < width; column++)
        {
            var cell = (row * width) + column;
            medians[cell] = points[cell].Length < options.LeastPoints ? double.NaN : fit.Median(points[cell]);
        }

        return fit;
    }

    (List<ViewCell> Cells, long Outliers) Row(MapGrid grid, CellPoints points, double[] medians, int from, int row, ref CellFit fit)
    {
        var (cells, refused, height) = (new List<ViewCell>(), 0L, medians.Length / grid.Width);
        for (var column = 0; column < grid.Width; column++)
        {
            var at = ((row - from) * grid.Width) + column;
            if (double.IsNaN(medians[at]) || !IsSupported(medians, grid, height, column, row - from, points[at][0]))
                continue;

            var slope = CellSlopes.At(medians, grid.Width, height, column, row - from, grid.PixelM);
            var expected = CellSlopes.Expected(medians, grid.Width, height, column, row - from, slope, grid.PixelM);
            var centre = (grid.EastM(column), grid.NorthOfM(row));
            if (fit.Solve((row * grid.Width) + column, grid.PixelM, points[at], centre, slope, expected, _rank, cloud.CorrelatedPoints, out var outliers) is { } cell)
                cells.Add(cell);

            refused += outliers;
        }

        return (cells, refused);
    }

    // Ground goes on in some neighbours; heights that wrong matches give agree with none.
    bool IsSupported(ReadOnlySpan<double> medians, MapGrid grid, int height, int column, int row, in TerrainPoint point)
    {
        var (count, own) = (0, medians[(row * grid.Width) + column]);
        var errorM = 3 * point.SigmaM * _rank.Sight(point).HeightShare(0, 0, options.RoughSlope);
        for (var y = Math.Max(0, row - 1); y <= Math.Min(height - 1, row + 1); y++)
        {
            for (var x = Math.Max(0, column - 1); x <= Math.Min(grid.Width - 1, column + 1); x++)
            {
                var away = Math.Sqrt(((x - column) * (x - column)) + ((y - row) * (y - row)));
                if (away > 0 && Math.Abs(medians[(y * grid.Width) + x] - own) <= (CellSlopes.Steepest * away * grid.PixelM) + errorM)
                    count++;
            }
        }

        return count >= options.LeastNeighbours;
    }
}
