using Farside.Core.Geometry;
using Farside.Core.Units;

namespace Farside.Processing.Photogrammetry.Mosaics.Projections;

/// <summary>
/// A panorama on an upright cylinder: column = (azimuth − first azimuth) · s, row = horizon row − s · tan(elevation), with s pixels a radian.
/// Square at the horizon, as one camera turned about its mast sees it.
/// </summary>
/// <param name="PixelsPerRadian">Pixels a radian of azimuth, and at the horizon of elevation.</param>
/// <param name="FirstAzimuth">Azimuth of the first column's centre, clockwise from north.</param>
/// <param name="HorizonRow">Row of elevation 0.</param>
public sealed record CylindricalProjection(
    Point<SiteFrame> Eye, int Width, int Height, double PixelsPerRadian, Angle FirstAzimuth, double HorizonRow) : EyeProjection(Eye, Width, Height)
{
    public override bool Wraps => IsWholeTurn(Width, PixelsPerRadian);

    /// <summary>A whole turn in so many columns, from elevation <paramref name="top"/> down to <paramref name="bottom"/>, first column at the given azimuth.</summary>
    public static CylindricalProjection Turn(Point<SiteFrame> eye, int width, Angle first, Angle top, Angle bottom)
    {
        var perRadian = width / (2 * Math.PI);
        var horizon = perRadian * Math.Tan(top.Radians);
        return new(eye, width, Rows(perRadian, top, bottom), perRadian, first, horizon);
    }

    /// <summary>The part from azimuth <paramref name="left"/> clockwise to <paramref name="right"/>, at a given scale.</summary>
    public static CylindricalProjection Part(Point<SiteFrame> eye, double pixelsPerRadian, Angle left, Angle right, Angle top, Angle bottom)
    {
        var span = right.Radians - left.Radians;
        span -= 2 * Math.PI * Math.Floor(span / (2 * Math.PI));
        var width = Math.Max(1, (int)Math.Round(span * pixelsPerRadian) + 1);
        return new(eye, width, Rows(pixelsPerRadian, top, bottom), pixelsPerRadian, left, pixelsPerRadian * Math.Tan(top.Radians));
    }

    public override Direction<SiteFrame>? Look(double column, double row)
    {
        var (sin, cos) = Math.SinCos(FirstAzimuth.Radians + (column / PixelsPerRadian));
        return Direction<SiteFrame>.Normalised(sin, cos, (HorizonRow - row) / PixelsPerRadian);
    }

    public override (double Column, double Row)? Pixel(Direction<SiteFrame> direction)
    {
        var level = Math.Sqrt((direction.X * direction.X) + (direction.Y * direction.Y));
        return level == 0
            ? null
            : (Column(AzimuthRad(direction), FirstAzimuth.Radians, PixelsPerRadian), HorizonRow - (PixelsPerRadian * direction.Z / level));
    }

    static int Rows(double perRadian, Angle top, Angle bottom) =>
        Math.Max(1, (int)Math.Round(perRadian * (Math.Tan(top.Radians) - Math.Tan(bottom.Radians))) + 1);
}
