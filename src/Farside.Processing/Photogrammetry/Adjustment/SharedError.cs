using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>
/// An error that the priors of many stations have in common, e.g. a rover's heading during a sequence: all prior poses are turned about the site's
/// axes and shifted by the same amounts, which nobody knows but which are likely small. Relative poses then move within the stations' own small
/// sigmas, while absolute ones keep the honest large one.
/// </summary>
/// <param name="RotationRad">Sigmas of the turn about east, north and up (heading), radians; known means that there is no such turn.</param>
/// <param name="PositionM">Sigmas of the shift, metres; known means that there is no shift. Stations on a mast share their pivot instead.</param>
public sealed record SharedError(Sigma3 RotationRad, Sigma3 PositionM)
{
    /// <summary>The turn as it is estimated now: site from the site that the priors believe in.</summary>
    public Rotation<SiteFrame, SiteFrame> Rotation { get; init; } = new(1, 0, 0, 0, 1, 0, 0, 0, 1);

    /// <summary>The shift as it is estimated now, metres.</summary>
    public Point<SiteFrame> Shift { get; init; }
}
