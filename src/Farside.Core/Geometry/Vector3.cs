namespace Farside.Core.Geometry;

/// <summary>Three numbers along the axes of <typeparamref name="TFrame"/>, of any length and unit.</summary>
public readonly record struct Vector3<TFrame>(double X, double Y, double Z) where TFrame : IReferenceFrame
{
    public double Length => Math.Sqrt(Dot(this));

    public static Vector3<TFrame> operator +(Vector3<TFrame> a, Vector3<TFrame> b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static Vector3<TFrame> operator -(Vector3<TFrame> a, Vector3<TFrame> b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public static Vector3<TFrame> operator *(double factor, Vector3<TFrame> v) => new(factor * v.X, factor * v.Y, factor * v.Z);

    public double Dot(Vector3<TFrame> other) => (X * other.X) + (Y * other.Y) + (Z * other.Z);

    public Vector3<TFrame> Cross(Vector3<TFrame> other) =>
        new((Y * other.Z) - (Z * other.Y), (Z * other.X) - (X * other.Z), (X * other.Y) - (Y * other.X));
}
