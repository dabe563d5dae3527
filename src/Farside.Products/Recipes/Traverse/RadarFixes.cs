using System.Globalization;
using Farside.Core.Time;
using Farside.Core.Units;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Traverse;

/// <summary>Reads fixes from the tables of radargram products: positions there are held from one fix to the next.</summary>
static class RadarFixes
{
    const double SameM = 0.01;

    // The best-positioned channel of a drive first.
    static readonly string[] Channels = ["2B", "2A", "1"];

    /// <summary>One product a drive: of channels that drove together, the one whose positions are known best.</summary>
    public static IEnumerable<Job> Best(IEnumerable<Job> radargrams) =>
        radargrams.GroupBy(job => (job.Subject.Mission, job.Subject.Sequence)).Select(drive => drive.OrderBy(job => Rank(job.Subject.Mode)).ThenBy(job => job.Key, StringComparer.Ordinal).First());

    public static IReadOnlyList<RadarFix> Read(string table, string sequence)
    {
        var fixes = new List<RadarFix>();
        using var lines = File.ReadLines(table).GetEnumerator();
        var names = lines.MoveNext() ? lines.Current.Split(',') : [];
        var (time, east, north, up, yaw) = (Array.IndexOf(names, "utc"), Array.IndexOf(names, "east_m"), Array.IndexOf(names, "north_m"), Array.IndexOf(names, "up_m"), Array.IndexOf(names, "yaw_deg"));
        while (Math.Min(time, Math.Min(east, Math.Min(north, up))) >= 0 && lines.MoveNext())
        {
            var cells = lines.Current.Split(',');
            if (cells.Length == names.Length && Epoch.TryParseUtc(cells[time], out var at) && Number(cells[east]) is { } x && Number(cells[north]) is { } y
                && (fixes.Count == 0 || RoverVisit.Level(fixes[^1].Place, new(x, y, 0)) > SameM))
            {
                fixes.Add(new(at, new(x, y, Number(cells[up]) ?? 0), yaw >= 0 && Number(cells[yaw]) is { } degrees ? Angle.FromDegrees(degrees) : null, sequence));
            }
        }

        return fixes;
    }

    static int Rank(string mode) => Array.IndexOf(Channels, mode) is >= 0 and var rank ? rank : Channels.Length;

    static double? Number(string cell) => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
