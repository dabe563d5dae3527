using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>A pose inside the solver.</summary>
readonly record struct Stand(M3 Rotation, V3 Origin)
{
    public static Stand From<TTarget>(Pose<TTarget, CameraFrame> pose) where TTarget : IReferenceFrame =>
        new(M3.From(pose.Rotation), V3.From(pose.Origin));

    public Pose<TTarget, CameraFrame> ToPose<TTarget>() where TTarget : IReferenceFrame =>
        new(Rotation.ToRotation<TTarget, CameraFrame>(), Origin.ToPoint<TTarget>());
}
