using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>Where a track's spot lies: from an anchor in a direction, at an inverse distance that may be 0 (infinitely far).</summary>
/// <param name="Anchor">A place near the first picture that saw it, metres.</param>
/// <param name="Direction">From there.</param>
/// <param name="InverseDistance">1/m.</param>
/// <param name="InverseDistanceSigma">Its sigma given the poses, 1/m; 0 for directions.</param>
public sealed record AdjustedPoint(Point<SiteFrame> Anchor, Direction<SiteFrame> Direction, double InverseDistance, double InverseDistanceSigma)
{
    /// <summary>The place itself, metres; null when its distance is uncertain by a third or more.</summary>
    public Point<SiteFrame>? Place => InverseDistance <= 3 * InverseDistanceSigma || InverseDistance <= 0
        ? null
        : new(
            Anchor.X + (Direction.X / InverseDistance), Anchor.Y + (Direction.Y / InverseDistance), Anchor.Z + (Direction.Z / InverseDistance));
}
