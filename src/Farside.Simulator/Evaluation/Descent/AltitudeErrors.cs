namespace Farside.Simulator.Evaluation.Descent;

/// <summary>Heights above the landing place against true ones, by bands of altitude: their shape once one factor is fitted, and as they are where a map gives the scale.</summary>
sealed class AltitudeErrors : ITrackQuantity
{
    public const string Shape = "descent: altitude after one scale factor, greatest error";
    public const string Absolute = "descent: altitude with a base map, greatest error";
    public const string Scale = "descent: error of the scale over its stated sigma";

    public IReadOnlyList<string> Quantities => [Shape, Absolute, Scale];

    public IEnumerable<TrackFinding> Measure(TrackCase track)
    {
        foreach (var band in AltitudeBand.All)
        {
            var held = track.Judged.Where(frame => band.Holds(frame.True.Z) && frame.True.Z > 0).ToList();
            var of = track.Truth.Count(frame => frame.IsMoving && band.Holds(frame.HeightM));
            if (held.Count > 0 && double.IsFinite(track.Scale))
            {
                yield return new(Shape, band.Name, held.Max(frame => Percent(frame, track.Scale)), held.Count, of);
            }

            if (held.Count > 0 && track.Product.IsAbsolute)
            {
                yield return new(Absolute, band.Name, held.Max(frame => Percent(frame, 1)), held.Count, of);
            }
        }

        if (track.Product.ScaleSigma is > 0 and var sigma && double.IsFinite(track.Scale))
        {
            yield return new(Scale, "", Math.Abs(track.Scale - 1) / sigma, track.Judged.Count, track.Judged.Count);
        }
    }

    static double Percent(TrackFrame frame, double scale) => 100 * Math.Abs((scale * frame.Made.Z / frame.True.Z) - 1);
}
