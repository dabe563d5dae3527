namespace Farside.Core.Geometry;

/// <summary>A unit vector in the axes of <typeparamref name="TFrame"/>.</summary>
public readonly record struct Direction<TFrame>(double X, double Y, double Z) where TFrame : IReferenceFrame
{
    public static Direction<TFrame> Normalised(double x, double y, double z)
    {
        var length = Math.Sqrt((x * x) + (y * y) + (z * z));
        return new(x / length, y / length, z / length);
    }

    public double Dot(Direction<TFrame> other) => (X * other.X) + (Y * other.Y) + (Z * other.Z);

    /// <summary>The angle between two directions, radians, exact also for nearly equal ones.</summary>
    public double AngleToRad(Direction<TFrame> other)
    {
        var (cx, cy, cz) = ((Y * other.Z) - (Z * other.Y), (Z * other.X) - (X * other.Z), (X * other.Y) - (Y * other.X));
        return Math.Atan2(Math.Sqrt((cx * cx) + (cy * cy) + (cz * cz)), Dot(other));
    }
}
