using Farside.Core.Geometry;

namespace Farside.Simulator.Evaluation.Radar;

/// <summary>A layer as a radargram's table tells it.</summary>
readonly record struct FoundLayer(IReadOnlyList<(Point<SiteFrame> Place, double Ns, double DepthM, double SigmaM)> Points)
{
    /// <summary>None where the product has no such table: it claims no depths.</summary>
    public static IReadOnlyList<FoundLayer> Read(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        var table = CsvTable.Read(path);
        double Number(string[] row, string name) => table.Number(row, name) ?? double.NaN;
        return [.. table.Rows.GroupBy(row => Number(row, "layer")).Select(layer => new FoundLayer(
            [.. layer.Select(row => (new Point<SiteFrame>(Number(row, "east_m"), Number(row, "north_m"), Number(row, "up_m")), Number(row, "two_way_ns"), Number(row, "depth_m"), Number(row, "depth_sigma_m")))]))];
    }
}
