using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>Where a mast's axes meet: one for the lander, one for each stop of a rover.</summary>
/// <param name="PositionM">As it is believed now, metres.</param>
/// <param name="PriorM">As known before any tie.</param>
/// <param name="SigmaM">How well, metres.</param>
public sealed record Pivot(Point<SiteFrame> PositionM, Point<SiteFrame> PriorM, Sigma3 SigmaM);
