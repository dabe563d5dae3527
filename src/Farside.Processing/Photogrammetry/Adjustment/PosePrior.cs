using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>What is known of a pose before any tie is looked at: a label's statement and how far to trust it.</summary>
/// <param name="Mean">The pose as stated.</param>
/// <param name="RotationRad">Sigmas of a small turn about the target's axes, radians.</param>
/// <param name="PositionM">Sigmas along the target's axes, metres.</param>
public sealed record PosePrior<TTarget>(Pose<TTarget, CameraFrame> Mean, Sigma3 RotationRad, Sigma3 PositionM) where TTarget : IReferenceFrame;
