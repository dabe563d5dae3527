using Farside.Core.Geometry;
using Farside.Core.Units;

namespace Farside.Processing.Photogrammetry.Mosaics.Projections;

/// <summary>
/// A panorama with equal steps of azimuth and elevation: column = (azimuth − first azimuth) · s, row = horizon row − s · elevation, with s
/// pixels a radian.
/// </summary>
/// <param name="PixelsPerRadian">Pixels a radian, both ways.</param>
/// <param name="FirstAzimuth">Azimuth of the first column's centre, clockwise from north.</param>
/// <param name="HorizonRow">Row of elevation 0.</param>
/// <remarks>Source: Snyder 1987, USGS Professional Paper 1395, p. 91, standard parallel 0.</remarks>
public sealed record EquirectangularProjection(
    Point<SiteFrame> Eye, int Width, int Height, double PixelsPerRadian, Angle FirstAzimuth, double HorizonRow) : EyeProjection(Eye, Width, Height)
{
    /// <summary>Room for a pole that rounding puts just beyond 90°.</summary>
    const double PoleRad = (Math.PI / 2) + 1e-12;

    public override bool Wraps => IsWholeTurn(Width, PixelsPerRadian);

    /// <summary>The whole sphere, twice as wide as high, as panorama viewers want it; the middle column looks to <paramref name="middle"/>.</summary>
    public static EquirectangularProjection Sphere(Point<SiteFrame> eye, int width, Angle middle)
    {
        var perRadian = width / (2 * Math.PI);
        var first = Angle.FromRadians(middle.Radians - ((width - 1) / 2.0 / perRadian));
        return new(eye, width, width / 2, perRadian, first, ((width / 2) - 1) / 2.0);
    }

    /// <summary>A whole turn in so many columns, from elevation <paramref name="top"/> down to <paramref name="bottom"/>, first column at the given azimuth.</summary>
    public static EquirectangularProjection Turn(Point<SiteFrame> eye, int width, Angle first, Angle top, Angle bottom)
    {
        var perRadian = width / (2 * Math.PI);
        var height = Math.Max(1, (int)Math.Round(perRadian * (top.Radians - bottom.Radians)) + 1);
        return new(eye, width, height, perRadian, first, perRadian * top.Radians);
    }

    public override Direction<SiteFrame>? Look(double column, double row)
    {
        var elevation = (HorizonRow - row) / PixelsPerRadian;
        if (Math.Abs(elevation) > PoleRad)
        {
            return null;
        }

        var (sin, cos) = Math.SinCos(FirstAzimuth.Radians + (column / PixelsPerRadian));
        var (up, level) = Math.SinCos(elevation);
        return new(level * sin, level * cos, up);
    }

    public override (double Column, double Row)? Pixel(Direction<SiteFrame> direction) =>
        (Column(AzimuthRad(direction), FirstAzimuth.Radians, PixelsPerRadian), HorizonRow - (PixelsPerRadian * ElevationRad(direction)));
}
