using System.Globalization;
using Farside.Processing.Photogrammetry.Mosaics;

namespace Farside.Products.Panoramas;

/// <summary>
/// Ground that looks the same in two places leads pictures put together by their looks over each other: there they differ by more than others do where they overlap.
/// </summary>
static class OverlapDoubt
{
    /// <summary>Decibels by which a pair must fall behind what pictures usually reach with their best neighbour.</summary>
    const double BehindDb = 6;

    /// <summary>Share of the usual overlap below which a pair says nothing.</summary>
    const double LeastShare = 0.25;

    /// <summary>Pairs that lie on each other and differ, the worst first.</summary>
    public static IReadOnlyList<OverlapStatistics> Pairs(IReadOnlyList<OverlapStatistics> overlaps)
    {
        OverlapStatistics[] seen = [.. overlaps.Where(pair => pair.Pixels > 0)];
        if (seen.Length == 0)
        {
            return [];
        }

        var usual = UsualDb(seen);
        var least = LeastShare * Middle(seen.Select(pair => (double)pair.Pixels));
        return [.. seen.Where(pair => pair.PsnrDb < usual - BehindDb && pair.Pixels >= least).OrderBy(pair => pair.PsnrDb).ThenBy(pair => pair.First).ThenBy(pair => pair.Second)];
    }

    /// <summary>One line for who made the pictures; null where nothing is in doubt.</summary>
    public static string? Line(IReadOnlyList<OverlapStatistics> overlaps, IReadOnlyList<string> names)
    {
        var pairs = Pairs(overlaps);
        if (pairs.Count == 0)
        {
            return null;
        }

        var more = pairs.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" (and {pairs.Count - 1} more)") : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{names[pairs[0].First]}, {names[pairs[0].Second]}{more}: overlap: found pictures laid over each other that differ ({pairs[0].PsnrDb:0.0} dB; {UsualDb([.. overlaps.Where(pair => pair.Pixels > 0)]):0.0} is usual here); expected the same ground. Where two places look alike, or near things shift against far ones, pictures alone mislead: give --poses, right to a degree or two.");
    }

    // What the middle one of the pictures reaches with its best neighbour.
    static double UsualDb(OverlapStatistics[] overlaps) =>
        Middle(overlaps.SelectMany(pair => new[] { (View: pair.First, pair.PsnrDb), (View: pair.Second, pair.PsnrDb) }).GroupBy(one => one.View).Select(own => own.Max(one => one.PsnrDb)));

    static double Middle(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
