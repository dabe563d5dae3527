using Farside.Core.Geometry;
using Farside.Core.Time;

namespace Farside.Simulator.Evaluation.Radar;

/// <summary>One row of a table of traces, the product's or the truth's.</summary>
/// <param name="Number">Counted from 0 within the file.</param>
/// <param name="Place">Of the antenna; null where it is not known.</param>
/// <param name="IsMoving">Null where the table does not say.</param>
readonly record struct RadarTrace(int Number, Epoch Time, Point<SiteFrame>? Place, bool? IsMoving)
{
    public static IReadOnlyList<RadarTrace> Read(string path)
    {
        var table = CsvTable.Read(path);
        return [.. table.Rows.Select(row => Of(table, row, path))];
    }

    public double DistanceTo(Point<SiteFrame> other)
    {
        var (x, y, z) = (Place!.Value.X - other.X, Place.Value.Y - other.Y, Place.Value.Z - other.Z);
        return Math.Sqrt((x * x) + (y * y) + (z * z));
    }

    static RadarTrace Of(CsvTable table, string[] row, string path)
    {
        if (!Epoch.TryParseUtc(table.Text(row, "utc"), out var time))
        {
            throw new SimulationException(path, $"utc {table.Text(row, "utc")}", "a time such as 2019-01-09T20:48:12.605Z", "Make it again.");
        }

        var place = table.Number(row, "east_m") is { } east && table.Number(row, "north_m") is { } north && table.Number(row, "up_m") is { } up
            ? new Point<SiteFrame>(east, north, up) : (Point<SiteFrame>?)null;
        return new((int)(table.Number(row, "trace") ?? -1), time, place, table.Has("moving") && table.Number(row, "moving") is { } moving ? moving != 0 : null);
    }
}
