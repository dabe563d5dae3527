namespace Farside.Core.Units;

/// <summary>A plane angle, kept in radians and read in the unit its sentence needs.</summary>
public readonly record struct Angle
{
    Angle(double radians) => Radians = radians;

    public double Radians { get; }
    public double Degrees => Radians * (180 / Math.PI);

    public static Angle FromDegrees(double degrees) => new(degrees * (Math.PI / 180));

    public static Angle FromRadians(double radians) => new(radians);
}
