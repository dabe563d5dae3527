namespace Farside.Core.Colour;

/// <summary>A colour in CIE 1976 L*a*b*: lightness 0 to 100, redness against greenness, yellowness against blueness.</summary>
/// <remarks>Source: CIE 15:2004, section 8.2.1, with the exact fractions of its junction.</remarks>
public readonly record struct CieLab(double L, double A, double B)
{
    const double Junction = 216.0 / 24389;
    const double Slope = 24389.0 / 27;

    /// <param name="xyz">In the unit of <paramref name="white"/>.</param>
    /// <param name="white">What L* = 100, a* = b* = 0 stands for.</param>
    public static CieLab Of(Tristimulus xyz, Tristimulus white)
    {
        var (x, y, z) = (Root(xyz.X / white.X), Root(xyz.Y / white.Y), Root(xyz.Z / white.Z));
        return new((116 * y) - 16, 500 * (x - y), 200 * (y - z));
    }

    public Tristimulus ToXyz(Tristimulus white)
    {
        var y = (L + 16) / 116;
        return new(white.X * Cube(y + (A / 500)), white.Y * Cube(y), white.Z * Cube(y - (B / 200)));
    }

    /// <summary>The straight-line difference ΔE*ab of 1976.</summary>
    public double StraightDifferenceTo(CieLab other) =>
        Math.Sqrt(((L - other.L) * (L - other.L)) + ((A - other.A) * (A - other.A)) + ((B - other.B) * (B - other.B)));

    static double Root(double t) => t > Junction ? Math.Cbrt(t) : ((Slope * t) + 16) / 116;

    static double Cube(double f) => f * f * f > Junction ? f * f * f : ((116 * f) - 16) / Slope;
}
