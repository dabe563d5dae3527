using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Processing.Photogrammetry.Alignment;

/// <summary>How a spot that stays where it is in the second picture moves in the first one with every unknown. Used again for each tile.</summary>
sealed class TileSlopes(int unknowns)
{
    readonly double[] _x = new double[unknowns];
    readonly double[] _y = new double[unknowns];
    readonly List<int> _touched = [];
    double[] _first = [];
    double[] _second = [];

    /// <returns>False where a camera does not see the spot.</returns>
    public bool At(ViewModel first, ViewModel second, double column, double row)
    {
        foreach (var place in _touched)
        {
            (_x[place], _y[place]) = (0, 0);
        }

        _touched.Clear();
        (_first, _second) = (Room(_first, first), Room(_second, second));
        var spot = new TrackPoint(default, first.Ray(column, row), 0);
        Span<double> inFirst = stackalloc double[4];
        Span<double> inSecond = stackalloc double[4];
        if (!first.Linearise(spot, out _, out _, inFirst, _first) || !second.Linearise(spot, out _, out _, inSecond, _second))
        {
            return false;
        }

        // The spot must move by −S⁻¹ U so that the second picture shows it where it did.
        var determinant = (inSecond[0] * inSecond[3]) - (inSecond[1] * inSecond[2]);
        var (xx, xy) = (((inFirst[0] * inSecond[3]) - (inFirst[1] * inSecond[2])) / determinant, ((inFirst[1] * inSecond[0]) - (inFirst[0] * inSecond[1])) / determinant);
        var (yx, yy) = (((inFirst[2] * inSecond[3]) - (inFirst[3] * inSecond[2])) / determinant, ((inFirst[3] * inSecond[0]) - (inFirst[2] * inSecond[1])) / determinant);
        Add(first.Columns, _first, 1, 0, 0, 1);
        Add(second.Columns, _second, -xx, -xy, -yx, -yy);
        return true;
    }

    public void AddTo(EnvelopeMatrix n, double[] g, TileShift shift, double weight)
    {
        foreach (var i in _touched)
        {
            var (x, y) = (weight * _x[i], weight * _y[i]);
            g[i] += (x * shift.PullX) + (y * shift.PullY);
            var (toX, toY) = ((x * shift.XX) + (y * shift.XY), (x * shift.XY) + (y * shift.YY));
            foreach (var j in _touched)
            {
                if (j <= i)
                {
                    n[i, j] += (toX * _x[j]) + (toY * _y[j]);
                }
            }
        }
    }

    static double[] Room(double[] room, ViewModel view) => room.Length < 2 * view.Columns.Length ? new double[2 * view.Columns.Length] : room;

    void Add(int[] columns, double[] slopes, double xx, double xy, double yx, double yy)
    {
        for (var k = 0; k < columns.Length; k++)
        {
            var (column, inColumn, inRow) = (columns[k], slopes[k], slopes[columns.Length + k]);
            if (!_touched.Contains(column))
            {
                _touched.Add(column);
            }

            _x[column] += (xx * inColumn) + (xy * inRow);
            _y[column] += (yx * inColumn) + (yy * inRow);
        }
    }
}
