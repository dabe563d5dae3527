using Farside.Core.Geometry;

namespace Farside.Core.Measurements;

/// <summary>The five view vectors a label states, and how well the pose beside them reproduces them.</summary>
/// <param name="Convention">What was taken as the meaning of the label's three rotation angles, e.g. <c>phi-omega-kappa</c>.</param>
/// <param name="ResidualDeg">
/// Largest angle between a stated vector and the one camera and pose give, degrees; null when one of them is missing.
/// </param>
public sealed record LabelPointing(
    Direction<SiteFrame> UpLeft, Direction<SiteFrame> DownLeft, Direction<SiteFrame> UpRight, Direction<SiteFrame> DownRight,
    Direction<SiteFrame> Center,
    string Convention, double? ResidualDeg);
