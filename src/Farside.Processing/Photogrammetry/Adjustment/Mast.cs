using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>
/// A head that turns about a fixed point: the rig stands at pivot + R · lever, with R the station's siteFromRig rotation. Its stations have no
/// position of their own.
/// </summary>
/// <param name="LeverM">From the pivot to the rig (the first eye), in the rig's axes, metres, as it is believed now.</param>
/// <param name="PriorM">The same as known before any tie.</param>
/// <param name="SigmaM">How well, metres.</param>
public sealed record Mast(Point<CameraFrame> LeverM, Point<CameraFrame> PriorM, Sigma3 SigmaM);
