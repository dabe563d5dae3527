namespace Farside.Simulator.Evaluation.Geometry;

/// <summary>
/// Points of the true ground that two views at least truly see, projected by the product's cameras after the one motion of the whole sequence that
/// suits them best: how far from their true pixels they fall.
/// </summary>
sealed class Registration : IGeometryQuantity
{
    public const string Rms = "geometry: registration on true ground, RMS";
    public const string Most = "geometry: registration on true ground, 95 %";

    public IReadOnlyList<string> Quantities => [Rms, Most];

    public IEnumerable<(string Quantity, double Value, int Judged, int Of)> Measure(GeometryCase geometry)
    {
        if (geometry.Points is not { } points || geometry.Motion is not { } motion)
        {
            yield break;
        }

        var seen = (
            from point in points.Points
            from pixel in point.Pixels
            let view = geometry.Views[pixel.View]
            where view.IsAdjusted
            select (view, point.Point, pixel.Column, pixel.Row)).ToList();
        if (seen.Count == 0)
        {
            yield break;
        }

        motion = motion.Improved(seen);
        var misses = seen.ConvertAll(one => motion.Miss(one.view, one.Point, one.Column, one.Row) is { } miss ? (miss.Column * miss.Column) + (miss.Row * miss.Row) : double.PositiveInfinity);
        misses.Sort();
        yield return (Rms, Math.Sqrt(misses.Average()), seen.Count, seen.Count);
        yield return (Most, Math.Sqrt(misses[(int)(0.95 * (misses.Count - 1))]), seen.Count, seen.Count);
    }
}
