using Farside.Core.Units;

namespace Farside.Core.Geometry;

/// <summary>Where a camera looks, as people say it.</summary>
/// <param name="Azimuth">Of the optical axis, clockwise from north: to the right.</param>
/// <param name="Elevation">Of the optical axis above the horizontal.</param>
/// <param name="Roll">The camera's turn about its axis, clockwise as seen from behind it: its right side goes down.</param>
public readonly record struct Looking(Angle Azimuth, Angle Elevation, Angle Roll)
{
    public static Looking FromDegrees(double azimuth, double elevation, double roll) =>
        new(Angle.FromDegrees(azimuth), Angle.FromDegrees(elevation), Angle.FromDegrees(roll));

    /// <summary>Azimuth from 0 up to a whole turn; a camera that looks straight up or down gets a roll of zero.</summary>
    public static Looking Of(Rotation<SiteFrame, CameraFrame> r)
    {
        var (east, north, up) = (-r.M13, -r.M23, -r.M33);
        var across = Math.Sqrt((east * east) + (north * north));
        if (across < 1e-9)
        {
            return new(Turn(Math.Atan2(-r.M21, r.M11)), Angle.FromRadians(Math.CopySign(Math.PI / 2, up)), default);
        }

        return new(Turn(Math.Atan2(east, north)), Angle.FromRadians(Math.Atan2(up, across)), Angle.FromRadians(Math.Atan2(-r.M31, r.M32)));
    }

    public Rotation<SiteFrame, CameraFrame> ToRotation()
    {
        var (sa, ca) = Math.SinCos(Azimuth.Radians);
        var (se, ce) = Math.SinCos(Elevation.Radians);
        var (sr, cr) = Math.SinCos(Roll.Radians);
        // Of the camera held level: right (ca, −sa, 0), up (−sa se, −ca se, ce), ahead (sa ce, ca ce, se).
        return new(
            (ca * cr) + (sa * se * sr), (ca * sr) - (sa * se * cr), -sa * ce,
            (-sa * cr) + (ca * se * sr), (-sa * sr) - (ca * se * cr), -ca * ce,
            -ce * sr, ce * cr, -se);
    }

    static Angle Turn(double rad) => Angle.FromRadians(rad < 0 ? rad + (2 * Math.PI) : rad);
}
