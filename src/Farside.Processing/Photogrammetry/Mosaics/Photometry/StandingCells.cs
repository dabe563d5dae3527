using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry.Mosaics.Photometry;

/// <summary>
/// Cells of a mosaic that show what stands before its surface, lie within a degree of it, between two such places, or above one: what stands hides the ground above it, nobody knows how far up, and the
/// smooth parts of a vehicle tell nothing of where they are.
/// </summary>
sealed class StandingCells
{
    const double DegreeRad = Math.PI / 180;

    /// <summary>Places that stand no more than twice so many degrees apart hang together.</summary>
    const double ReachDeg = 2.5;

    /// <summary>What stands may rise so far above where it was seen, degrees.</summary>
    const int RisesDeg = 30;

    readonly CellGrid _grid;
    readonly bool[] _holds;

    StandingCells(CellGrid grid) => (_grid, _holds) = (grid, new bool[grid.Count]);

    /// <summary>Null where nothing is known to stand.</summary>
    public static StandingCells? Of(MosaicPlan plan)
    {
        if (plan.Options.Photometry.Standing is not { Count: > 0 } places)
        {
            return null;
        }

        var (cells, eye, degreesPx) = (new StandingCells(plan.Cells), Middle(plan.Views), new List<double>());
        foreach (var place in places)
        {
            for (var above = 0; above <= RisesDeg && plan.Projection.Pixel(Raised(place, eye, above)) is { } at && plan.Projection.Pixel(Raised(place, eye, above + 1)) is { } next; above++)
            {
                degreesPx.Add(Math.Sqrt(Square(next.Column - at.Column) + Square(next.Row - at.Row)));
                cells.Mark(at, degreesPx[^1]);
            }
        }

        if (degreesPx.Count > 0)
        {
            degreesPx.Sort();
            cells.Close((int)Math.Min(plan.Cells.Columns, ReachDeg * degreesPx[degreesPx.Count / 2] / plan.Cells.CellPx));
        }

        return cells;
    }

    public bool Holds((int Column, int Row) cell) => _holds[(cell.Row * _grid.Columns) + cell.Column];

    void Mark((double Column, double Row) at, double radiusPx)
    {
        // Far beyond the layout's edge, where a degree is wider than all of it.
        if (!(Math.Max(radiusPx, Math.Abs(at.Column)) < 2.0 * _grid.Columns * _grid.CellPx && Math.Abs(at.Row) < 2.0 * _grid.Rows * _grid.CellPx))
        {
            return;
        }

        var (column, row, radius) = ((int)Math.Floor(at.Column / _grid.CellPx), (int)Math.Floor(at.Row / _grid.CellPx), (int)Math.Ceiling(radiusPx / _grid.CellPx));
        for (var y = Math.Max(0, row - radius); y <= Math.Min(_grid.Rows - 1, row + radius); y++)
        {
            for (var x = column - radius; x <= column + radius; x++)
            {
                if (_grid.Wrap(x) is var wrapped && (uint)wrapped < (uint)_grid.Columns)
                {
                    _holds[(y * _grid.Columns) + wrapped] = true;
                }
            }
        }
    }

    // Wider by so many cells, then narrower by as many: what is left is what lies between.
    void Close(int reach)
    {
        var wider = Spread(_holds, reach);
        var narrower = Spread([.. wider.Select(holds => !holds)], reach);
        for (var i = 0; i < _holds.Length; i++)
        {
            _holds[i] |= !narrower[i];
        }
    }

    // A square about every cell, rows first; what lies beyond the layout's edges holds nothing.
    bool[] Spread(bool[] holds, int reach)
    {
        var (along, result) = (new bool[holds.Length], new bool[holds.Length]);
        for (var i = 0; i < holds.Length; i++)
        {
            for (var d = -reach; d <= reach && !along[i]; d++)
            {
                var column = _grid.Wrap((i % _grid.Columns) + d);
                along[i] = (uint)column < (uint)_grid.Columns && holds[i - (i % _grid.Columns) + column];
            }
        }

        for (var i = 0; i < holds.Length; i++)
        {
            var (from, to) = (Math.Max(0, (i / _grid.Columns) - reach), Math.Min(_grid.Rows - 1, (i / _grid.Columns) + reach));
            for (var row = from; row <= to && !result[i]; row++)
            {
                result[i] = along[(row * _grid.Columns) + (i % _grid.Columns)];
            }
        }

        return result;
    }

    static Point<SiteFrame> Middle(IReadOnlyList<View> views) => new(
        views.Average(view => view.SiteFromCamera.Origin.X), views.Average(view => view.SiteFromCamera.Origin.Y), views.Average(view => view.SiteFromCamera.Origin.Z));

    // So many degrees higher, as the cameras see it.
    static Point<SiteFrame> Raised(Point<SiteFrame> place, Point<SiteFrame> eye, int byDeg)
    {
        var awayM = Math.Sqrt(Square(place.X - eye.X) + Square(place.Y - eye.Y));
        return place with { Z = eye.Z + (awayM * Math.Tan(Math.Atan2(place.Z - eye.Z, awayM) + (byDeg * DegreeRad))) };
    }

    static double Square(double x) => x * x;
}
