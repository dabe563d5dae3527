namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>
/// A track's spot: anchor + direction / inverse distance. The anchor stays where it was set, so that near and infinitely far spots are the same
/// three well-behaved numbers: two across the direction, and the inverse distance with its prior.
/// </summary>
record struct TrackPoint(V3 Anchor, V3 Direction, double InverseDistance)
{
    public double PriorInverseDistance { get; init; }

    /// <summary>1/σ² of the prior, m².</summary>
    public double PriorWeight { get; init; }

    public readonly TrackPoint Moved(ReadOnlySpan<double> step)
    {
        var (first, second) = Direction.Across();
        return this with
        {
            Direction = (Direction + (first * step[0]) + (second * step[1])).Unit,
            InverseDistance = InverseDistance + (step.Length > 2 ? step[2] : 0),
        };
    }
}
