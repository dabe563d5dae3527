using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry;

namespace Farside.Processing.Descent.Stabilise;

/// <summary>A frame laid on flat ground. Ground coordinates (u, v) grow to the right and upwards; their unit is the metre where lengths are known.</summary>
/// <param name="PixelFromGround">Ground to ideal pixels of the frame, its denominator positive where the frame looks.</param>
/// <param name="U">Where the middle of the frame looks.</param>
/// <param name="V">Where the middle of the frame looks.</param>
/// <param name="UnitsPerPixel">Size of a pixel there.</param>
public sealed record PlacedFrame(Homography PixelFromGround, double U, double V, double UnitsPerPixel)
{
    /// <summary>A frame whose pose is known: u east, v north, metres.</summary>
    public static PlacedFrame? Of(PinholeCamera camera, Pose<SiteFrame, CameraFrame> siteFromCamera, PlaneSurface ground)
    {
        // A point (u, v, z0 + a u + b v) of the plane, seen from the camera's place o: back · (u − ox, v − oy, z − oz).
        var (n, o) = (ground.Normal, siteFromCamera.Origin);
        var (a, b, z0) = (-n.X / n.Z, -n.Y / n.Z, ground.OffsetM / n.Z);
        var r = siteFromCamera.Rotation;
        var fromGround = new Homography(1, 0, -o.X, 0, 1, -o.Y, a, b, z0 - o.Z);
        var back = new Homography(r.M11, r.M21, r.M31, r.M12, r.M22, r.M32, r.M13, r.M23, r.M33);
        var pixels = new Homography(camera.FocalLengthPx, 0, -camera.PrincipalColumn, 0, -camera.FocalLengthPx, -camera.PrincipalRow, 0, 0, -1);
        return Of(pixels * back * fromGround, camera.Width, camera.Height);
    }

    /// <summary>Any map of the ground; null where the middle of the frame does not look at it.</summary>
    public static PlacedFrame? Of(Homography pixelFromGround, int width, int height)
    {
        var back = pixelFromGround.Inverse();
        var (column, row) = ((width - 1) / 2.0, (height - 1) / 2.0);
        var w = (back.H20 * column) + (back.H21 * row) + back.H22;
        var (u, v) = (((back.H00 * column) + (back.H01 * row) + back.H02) / w, ((back.H10 * column) + (back.H11 * row) + back.H12) / w);
        var isAhead = (pixelFromGround.H20 * u) + (pixelFromGround.H21 * v) + pixelFromGround.H22 > 0;
        var unitsPerPixel = back.ScaleAt(column, row);
        return isAhead && double.IsFinite(unitsPerPixel) && unitsPerPixel > 0 ? new(pixelFromGround, u, v, unitsPerPixel) : null;
    }
}
