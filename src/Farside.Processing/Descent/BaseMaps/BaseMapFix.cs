using Farside.Core.Geometry;

namespace Farside.Processing.Descent.BaseMaps;

/// <summary>One frame as the base map has it.</summary>
/// <param name="Frame">By its place in the sequence.</param>
/// <param name="SiteFromCamera">From this frame's points alone.</param>
/// <param name="K1">The lens's third-order bending that fits best with it.</param>
/// <param name="Points">Spots found in both and used.</param>
/// <param name="RmsM">Of those points on the ground, one axis.</param>
/// <param name="HeldOutM">Median distance of the spots that had no part in the first fit and follow it.</param>
/// <param name="HeldOutShare">How many of them do: 0 … 1.</param>
/// <param name="SpacingM">Cells of the comparison, metres.</param>
/// <param name="Kind">What of the map the frame was compared with.</param>
public sealed record BaseMapFix(
    int Frame, Pose<SiteFrame, CameraFrame> SiteFromCamera, double K1, int Points, double RmsM, double HeldOutM, double HeldOutShare, double SpacingM, GroundKind Kind);
