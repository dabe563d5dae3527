namespace Farside.Core.Geometry;

/// <summary>
/// Where a frame stands in another: the rotation from source to target and the source's origin in the target. Named
/// <c>targetFromSource</c>.
/// </summary>
public readonly record struct Pose<TTarget, TSource>(Rotation<TTarget, TSource> Rotation, Point<TTarget> Origin)
    where TTarget : IReferenceFrame where TSource : IReferenceFrame
{
    public static Point<TTarget> operator *(Pose<TTarget, TSource> pose, Point<TSource> p)
    {
        var r = pose.Rotation;
        return new(
            (r.M11 * p.X) + (r.M12 * p.Y) + (r.M13 * p.Z) + pose.Origin.X,
            (r.M21 * p.X) + (r.M22 * p.Y) + (r.M23 * p.Z) + pose.Origin.Y,
            (r.M31 * p.X) + (r.M32 * p.Y) + (r.M33 * p.Z) + pose.Origin.Z);
    }

    public Pose<TSource, TTarget> Inverse()
    {
        var back = new Pose<TSource, TTarget>(Rotation.Inverse(), default);
        var origin = back * Origin;
        return back with { Origin = new(-origin.X, -origin.Y, -origin.Z) };
    }
}
