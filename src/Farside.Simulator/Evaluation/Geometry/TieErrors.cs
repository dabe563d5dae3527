namespace Farside.Simulator.Evaluation.Geometry;

/// <summary>
/// Whether two pixels that were tied see one place of the ground: the first one's true ray meets it where the second one truly sees it. No adjustment goes
/// in. Pairs of one lens only: between the eyes the truth's cells of centimetres would be what is measured.
/// </summary>
sealed class TieErrors : IGeometryQuantity
{
    public const string Median = "geometry: ties against the true ground, median";

    const int MostTracks = 4000;

    public IReadOnlyList<string> Quantities => [Median];

    public IEnumerable<(string Quantity, double Value, int Judged, int Of)> Measure(GeometryCase geometry)
    {
        if (geometry.Points is not { } points)
        {
            yield break;
        }

        var views = geometry.Views.ToDictionary(view => view.Id, StringComparer.Ordinal);
        var tracks = geometry.Ties.Where(tie => !tie.IsRejected && views.ContainsKey(tie.View)).GroupBy(tie => tie.Track).ToList();
        var every = Math.Max(1, tracks.Count / MostTracks);
        var errors = tracks.Where((_, at) => at % every == 0).SelectMany(track => Errors(points.Ground, [.. track], views)).Order().ToList();
        if (errors.Count > 0)
        {
            yield return (Median, (errors[(errors.Count - 1) / 2] + errors[errors.Count / 2]) / 2, errors.Count, tracks.Count);
        }
    }

    static IEnumerable<double> Errors(TrueGround ground, Tie[] track, Dictionary<string, JudgedView> views)
    {
        var first = views[track[0].View];
        var (eye, ray) = (first.TruePose.Origin, first.TrueRay(track[0].Column, track[0].Row));
        if (ground.Meet(eye, ray) is not { } distance)
        {
            yield break;
        }

        foreach (var tie in track.Skip(1).Where(tie => views[tie.View].Camera == first.Camera))
        {
            if (views[tie.View].TruePixel(new(eye.X + (ray.X * distance), eye.Y + (ray.Y * distance), eye.Z + (ray.Z * distance))) is { } at)
            {
                yield return Math.Sqrt(((at.Column - tie.Column) * (at.Column - tie.Column)) + ((at.Row - tie.Row) * (at.Row - tie.Row)));
            }
        }
    }
}
