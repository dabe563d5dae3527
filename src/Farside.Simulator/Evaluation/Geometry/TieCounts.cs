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

        var overlaps = Overlaps(geometry, points).ToList();
        if (overlaps.Count > 0)
        {
            yield return (Fewest, overlaps.Min(overlap => overlap.Ties), overlaps.Count, overlaps.Count);
        }
    }

    public IEnumerable<(string Quantity, string Name)> Missed(GeometryCase geometry) => geometry.Ties.Count == 0 || geometry.Points is not { } points ? []
        : Overlaps(geometry, points).Where(overlap => !BarBook.Of(Fewest, "").Passes(overlap.Ties)).OrderBy(overlap => overlap.Ties)
            .Select(overlap => (Fewest, $"{overlap.Ties} between {overlap.First.Id} and {overlap.Second.Id}"));

    static IEnumerable<(JudgedView First, JudgedView Second, int Ties)> Overlaps(GeometryCase geometry, TruthPoints points)
    {
        var (counts, views) = (Count(geometry.Ties), geometry.Views);
        return
            from first in Enumerable.Range(0, views.Count)
            from second in Enumerable.Range(first + 1, views.Count - first - 1)
            where views[first].IsAdjusted && views[second].IsAdjusted && Overlap(points, views, first, second)
            select (views[first], views[second], counts.GetValueOrDefault(Pair(views[first].Id, views[second].Id)));
    }

    static bool Overlap(TruthPoints points, IReadOnlyList<JudgedView> views, int first, int second) =>
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
