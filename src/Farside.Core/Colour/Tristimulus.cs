namespace Farside.Core.Colour;

/// <summary>Three numbers of a linear colour space: CIE XYZ, linear sRGB or a camera's own red, green, blue; which one, its name says.</summary>
public readonly record struct Tristimulus(double X, double Y, double Z)
{
    public static Tristimulus operator *(double factor, Tristimulus colour) => new(factor * colour.X, factor * colour.Y, factor * colour.Z);

    public static Tristimulus operator +(Tristimulus a, Tristimulus b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    /// <summary>Of channel 0, 1 or 2.</summary>
    public double this[int channel] => channel switch { 0 => X, 1 => Y, _ => Z };
}
