namespace Farside.Simulator.Evaluation.Traverse;

/// <summary>The way the rover truly drove: level points and metres along it.</summary>
sealed class TrueWay
{
    const double BackM = 1; // a stated place may lie a little behind the one before

    readonly List<(double AlongM, double East, double North)> _points;

    TrueWay(List<(double AlongM, double East, double North)> points) => _points = points;

    public static TrueWay Read(string path)
    {
        var table = CsvTable.Read(path);
        return new([.. table.Rows.Select(row => (table.Number(row, "along_m") ?? 0, table.Number(row, "east_m") ?? 0, table.Number(row, "north_m") ?? 0))]);
    }

    /// <summary>Where on the way a place lies: of all passages the nearest one that is not before <paramref name="afterM"/>.</summary>
    public (double AlongM, double East, double North, double OffM) Nearest(double east, double north, double afterM)
    {
        var best = (AlongM: afterM, East: east, North: north, OffM: double.MaxValue);
        for (var i = 1; i < _points.Count; i++)
        {
            var (a, b) = (_points[i - 1], _points[i]);
            if (b.AlongM >= afterM - BackM && On(a, b, east, north) is var (along, x, y) && Math.Sqrt(((x - east) * (x - east)) + ((y - north) * (y - north))) is var off && off < best.OffM)
            {
                best = (along, x, y, off);
            }
        }

        return best;
    }

    static (double AlongM, double East, double North) On((double AlongM, double East, double North) a, (double AlongM, double East, double North) b, double east, double north)
    {
        var (dx, dy) = (b.East - a.East, b.North - a.North);
        var t = Math.Clamp((((east - a.East) * dx) + ((north - a.North) * dy)) / Math.Max(1e-18, (dx * dx) + (dy * dy)), 0, 1);
        return (double.Lerp(a.AlongM, b.AlongM, t), a.East + (t * dx), a.North + (t * dy));
    }
}
