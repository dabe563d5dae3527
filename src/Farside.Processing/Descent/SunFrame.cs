using Farside.Core.Geometry;
using Farside.Core.Units;

namespace Farside.Processing.Descent;

/// <summary>How a frame hangs over the ground, as far as its own pictures tell.</summary>
/// <param name="Frame">By its place in the sequence.</param>
/// <param name="Turn">Azimuth of the picture's upper edge from that of a common reference, clockwise as seen from above; 0 for a picture by itself.</param>
/// <param name="Down">Straight down in the camera's axes; (0, 0, −1) for one that looks straight down.</param>
public readonly record struct SunFrame(int Frame, Angle Turn, Direction<CameraFrame> Down)
{
    public static SunFrame Alone(int frame) => new(frame, default, new(0, 0, -1));

    /// <summary>A frame by a pose that is right but for its heading.</summary>
    public static SunFrame Of(int frame, Pose<SiteFrame, CameraFrame> siteFromCamera)
    {
        var r = siteFromCamera.Rotation;
        return new(frame, Angle.FromRadians(Math.Atan2(r.M12, r.M22)), r.Inverse() * new Direction<SiteFrame>(0, 0, -1));
    }
}
