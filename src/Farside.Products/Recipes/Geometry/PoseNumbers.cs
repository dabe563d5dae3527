using Farside.Core.Geometry;

namespace Farside.Products.Recipes.Geometry;

/// <summary>A pose as it stands in a file: where one frame's axes and origin lie in another's.</summary>
/// <param name="Rotation">Nine numbers, row after row.</param>
/// <param name="OriginM">Three, metres.</param>
public sealed record PoseNumbers(double[] Rotation, double[] OriginM)
{
    public static PoseNumbers Of<TTarget, TSource>(Pose<TTarget, TSource> pose) where TTarget : IReferenceFrame where TSource : IReferenceFrame
    {
        var (r, o) = (pose.Rotation, pose.Origin);
        return new([r.M11, r.M12, r.M13, r.M21, r.M22, r.M23, r.M31, r.M32, r.M33], [o.X, o.Y, o.Z]);
    }

    public Pose<TTarget, TSource> ToPose<TTarget, TSource>() where TTarget : IReferenceFrame where TSource : IReferenceFrame
    {
        var (r, o) = (Rotation, OriginM);
        return new(new(r[0], r[1], r[2], r[3], r[4], r[5], r[6], r[7], r[8]), new(o[0], o[1], o[2]));
    }

    internal bool IsWhole => Rotation is { Length: 9 } && OriginM is { Length: 3 } && Rotation.Concat(OriginM).All(double.IsFinite);
}
