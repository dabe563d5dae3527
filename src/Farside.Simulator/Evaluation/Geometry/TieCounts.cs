namespace Farside.Simulator.Evaluation.Geometry;

/// <summary>
/// Ties of every two views that truly share ground: one lens's neighbours, and the two eyes of one pointing. The fewest counts.
/// </summary>
sealed class TieCounts : IGeometryQuantity
{
    public const string Fewest = "geometry: ties of an overlap, fewest";

    const double LeastShare = 0.15;

    public IReadOnlyList<string> Quantities => [Fewest];

    public IEnumerable<(string Quantity, double Value, int Judged, int Of)> Measure(GeometryCase geometry)
    {
        if (geometry.Ties.Count == 0 || geometry.Points is not { } points)
        {
            yield break;
        }

        var counts = Count(geometry.Ties);
        var views = geometry.Views;
        var overlaps = (
            from first in Enumerable.Range(0, views.Count)
            from second in Enumerable.Range(first + 1, views.Count - first - 1)
            where views[first].IsAdjusted && views[second].IsAdjusted && Overlaps(points, views, first, second)
            select counts.GetValueOrDefault(Pair(views[first].Id, views[second].Id))).ToList();
        if (overlaps.Count > 0)
        {
            yield return (Fewest, overlaps.Min(), overlaps.Count, overlaps.Count);
        }
    }

    static bool Overlaps(TruthPoints points, IReadOnlyList<JudgedView> views, int first, int second) =>
        Math.Min(points.Overlap(first, second), points.Overlap(second, first)) >= LeastShare
        && (views[first].Camera == views[second].Camera || views[first].Pointing == views[second].Pointing);

    static Dictionary<(string, string), int> Count(IReadOnlyList<Tie> ties)
    {
        var counts = new Dictionary<(string, string), int>();
        foreach (var track in ties.Where(tie => !tie.IsRejected).GroupBy(tie => tie.Track))
        {
            string[] views = [.. track.Select(tie => tie.View).Distinct()];
            for (var i = 0; i < views.Length; i++)
            {
                for (var j = i + 1; j < views.Length; j++)
                {
                    var pair = Pair(views[i], views[j]);
                    counts[pair] = counts.GetValueOrDefault(pair) + 1;
                }
            }
        }

        return counts;
    }

    static (string, string) Pair(string a, string b) => string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);
}
