using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>Three numbers whose axes the code around them knows: inside the solver frames change with every line.</summary>
readonly record struct V3(double X, double Y, double Z)
{
    public double this[int axis] => axis == 0 ? X : axis == 1 ? Y : Z;

    public double Length => Math.Sqrt(Dot(this));

    public V3 Unit => this * (1 / Length);

    public static V3 operator +(V3 a, V3 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static V3 operator -(V3 a, V3 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public static V3 operator *(V3 a, double s) => new(a.X * s, a.Y * s, a.Z * s);

    public static V3 From<TFrame>(Point<TFrame> p) where TFrame : IReferenceFrame => new(p.X, p.Y, p.Z);

    public static V3 From<TFrame>(Direction<TFrame> d) where TFrame : IReferenceFrame => new(d.X, d.Y, d.Z);

    public double Dot(V3 b) => (X * b.X) + (Y * b.Y) + (Z * b.Z);

    public V3 Cross(V3 b) => new((Y * b.Z) - (Z * b.Y), (Z * b.X) - (X * b.Z), (X * b.Y) - (Y * b.X));

    public Point<TFrame> ToPoint<TFrame>() where TFrame : IReferenceFrame => new(X, Y, Z);

    public Direction<TFrame> ToDirection<TFrame>() where TFrame : IReferenceFrame => Direction<TFrame>.Normalised(X, Y, Z);

    /// <summary>Two unit vectors across this unit vector and each other.</summary>
    public (V3 First, V3 Second) Across()
    {
        var (x, y, z) = (Math.Abs(X), Math.Abs(Y), Math.Abs(Z));
        var least = x <= y && x <= z ? new V3(1, 0, 0) : y <= z ? new V3(0, 1, 0) : new V3(0, 0, 1);
        var first = Cross(least).Unit;
        return (first, Cross(first));
    }
}
