using Farside.Core.Geometry;
using Farside.Core.Units;

namespace Farside.Processing.Photogrammetry.Mosaics.Projections;

/// <summary>
/// The scene about the point below the eye, which is in the middle: north up and east right, as on a map. With c the angle from the nadir, a
/// pixel lies ρ = s · 2 tan(c/2) (stereographic) or s · c (equidistant) from the middle.
/// </summary>
/// <param name="PixelsPerRadian">Pixels a radian in the middle.</param>
/// <param name="Most">Angle from the nadir up to which the scene is shown; beyond it the picture is empty.</param>
/// <remarks>Source: Snyder 1987, USGS Professional Paper 1395, p. 157 (stereographic) and p. 195 (equidistant).</remarks>
public sealed record AzimuthalProjection(Point<SiteFrame> Eye, int Size, double PixelsPerRadian, AzimuthalKind Kind, Angle Most)
    : EyeProjection(Eye, Size, Size)
{
    /// <summary>Azimuth that points up in the picture: 0 for north.</summary>
    public Angle Up { get; init; }

    double Middle => (Size - 1) / 2.0;

    /// <summary>A disc that fills a square of <paramref name="size"/> pixels out to an angle from the nadir, below 180° when stereographic.</summary>
    public static AzimuthalProjection Disc(Point<SiteFrame> eye, int size, AzimuthalKind kind, Angle most)
    {
        var reach = Radius(kind, most.Radians);
        return double.IsFinite(reach) && reach > 0
            ? new(eye, size, size / 2.0 / reach, kind, most)
            : throw new ArgumentOutOfRangeException(nameof(most), most.Degrees, "An angle above 0° is wanted; below 180° when stereographic.");
    }

    public override Direction<SiteFrame>? Look(double column, double row)
    {
        var (right, up) = ((column - Middle) / PixelsPerRadian, (Middle - row) / PixelsPerRadian);
        var radius = Math.Sqrt((right * right) + (up * up));
        var fromNadir = Kind == AzimuthalKind.Stereographic ? 2 * Math.Atan(radius / 2) : radius;
        if (fromNadir > Most.Radians)
        {
            return null;
        }

        var (sin, cos) = Math.SinCos(fromNadir);
        var (sinAzimuth, cosAzimuth) = Math.SinCos(Math.Atan2(right, up) + Up.Radians);
        return new(sin * sinAzimuth, sin * cosAzimuth, -cos);
    }

    public override (double Column, double Row)? Pixel(Direction<SiteFrame> direction)
    {
        var level = Math.Sqrt((direction.X * direction.X) + (direction.Y * direction.Y));
        var radius = PixelsPerRadian * Radius(Kind, Math.Atan2(level, -direction.Z));
        var (sin, cos) = Math.SinCos(AzimuthRad(direction) - Up.Radians);
        return double.IsFinite(radius) ? (Middle + (radius * sin), Middle - (radius * cos)) : null;
    }

    static double Radius(AzimuthalKind kind, double fromNadirRad) => kind switch
    {
        AzimuthalKind.Equidistant => fromNadirRad,
        _ => fromNadirRad < Math.PI - 1e-9 ? 2 * Math.Tan(fromNadirRad / 2) : double.PositiveInfinity,
    };
}
