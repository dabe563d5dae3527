namespace Farside.Core.Geometry;

/// <summary>
/// A rotation that takes coordinates in <typeparamref name="TSource"/> to coordinates in <typeparamref name="TTarget"/>; a row-major 3 × 3
/// matrix.
/// </summary>
public readonly record struct Rotation<TTarget, TSource>(
    double M11, double M12, double M13, double M21, double M22, double M23, double M31, double M32, double M33)
    where TTarget : IReferenceFrame where TSource : IReferenceFrame
{
    public static Direction<TTarget> operator *(Rotation<TTarget, TSource> r, Direction<TSource> d) => new(
        (r.M11 * d.X) + (r.M12 * d.Y) + (r.M13 * d.Z), (r.M21 * d.X) + (r.M22 * d.Y) + (r.M23 * d.Z), (r.M31 * d.X) + (r.M32 * d.Y) + (r.M33 * d.Z));

    /// <summary>The same rotation seen from the other side.</summary>
    public Rotation<TSource, TTarget> Inverse() => new(M11, M21, M31, M12, M22, M32, M13, M23, M33);

    /// <summary>First this rotation's source to its target, then on to <typeparamref name="TNext"/>.</summary>
    public Rotation<TNext, TSource> Then<TNext>(Rotation<TNext, TTarget> next) where TNext : IReferenceFrame => new(
        (next.M11 * M11) + (next.M12 * M21) + (next.M13 * M31), (next.M11 * M12) + (next.M12 * M22) + (next.M13 * M32),
        (next.M11 * M13) + (next.M12 * M23) + (next.M13 * M33),
        (next.M21 * M11) + (next.M22 * M21) + (next.M23 * M31), (next.M21 * M12) + (next.M22 * M22) + (next.M23 * M32),
        (next.M21 * M13) + (next.M22 * M23) + (next.M23 * M33),
        (next.M31 * M11) + (next.M32 * M21) + (next.M33 * M31), (next.M31 * M12) + (next.M32 * M22) + (next.M33 * M32),
        (next.M31 * M13) + (next.M32 * M23) + (next.M33 * M33));
}
