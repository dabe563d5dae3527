using Farside.Core.Geometry;
using Farside.Core.Units;

namespace Farside.Processing.Descent.BaseMaps;

/// <summary>A common change of a whole track: sizes times a factor, then a turn about the vertical, then a shift; all about the site's origin.</summary>
/// <param name="Scale">True size over assumed size.</param>
/// <param name="Turn">Clockwise as seen from above: added to every azimuth.</param>
public readonly record struct TrackChange(double Scale, Angle Turn, double EastM, double NorthM)
{
    public static TrackChange None { get; } = new(1, default, 0, 0);

    public Pose<SiteFrame, CameraFrame> Of(Pose<SiteFrame, CameraFrame> pose)
    {
        var (s, c) = Math.SinCos(Turn.Radians);
        var (r, o) = (pose.Rotation, pose.Origin);
        return new(
            new((c * r.M11) + (s * r.M21), (c * r.M12) + (s * r.M22), (c * r.M13) + (s * r.M23),
                (c * r.M21) - (s * r.M11), (c * r.M22) - (s * r.M12), (c * r.M23) - (s * r.M13),
                r.M31, r.M32, r.M33),
            new((Scale * ((c * o.X) + (s * o.Y))) + EastM, (Scale * ((c * o.Y) - (s * o.X))) + NorthM, Scale * o.Z));
    }

    /// <summary>The change that takes one pose's ground view to another's: heights give the scale, the picture's upper edge the turn, the given place on the ground the shift.</summary>
    /// <param name="groundFrom">Where the first camera's axis meets the ground.</param>
    /// <param name="groundTo">Where the other's does.</param>
    public static TrackChange Between(
        Pose<SiteFrame, CameraFrame> from, Pose<SiteFrame, CameraFrame> to, Point<SiteFrame> groundFrom, Point<SiteFrame> groundTo)
    {
        // Of all turns about the vertical, the one that brings the rotations nearest to each other.
        var (a, b) = (from.Rotation, to.Rotation);
        var along = (a.M11 * b.M11) + (a.M12 * b.M12) + (a.M13 * b.M13) + (a.M21 * b.M21) + (a.M22 * b.M22) + (a.M23 * b.M23);
        var across = (a.M21 * b.M11) + (a.M22 * b.M12) + (a.M23 * b.M13) - (a.M11 * b.M21) - (a.M12 * b.M22) - (a.M13 * b.M23);
        var turn = Math.Atan2(across, along);
        var scale = (to.Origin.Z - groundTo.Z) / (from.Origin.Z - groundFrom.Z);
        var (s, c) = Math.SinCos(turn);
        return new(scale, Angle.FromRadians(turn),
            groundTo.X - (scale * ((c * groundFrom.X) + (s * groundFrom.Y))), groundTo.Y - (scale * ((c * groundFrom.Y) - (s * groundFrom.X))));
    }
}
