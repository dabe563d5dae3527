using Farside.Core.Geometry;

namespace Farside.Processing.Descent.BaseMaps;

/// <summary>What a frame sees of the ground, roughly: the middle, how wide it is, and how wide a pixel.</summary>
/// <param name="EastM">Where the optical axis meets level ground of that height.</param>
/// <param name="HeightM">Of the ground there.</param>
/// <param name="AcrossM">Of the picture's narrower side on the ground, as if seen straight from above.</param>
/// <param name="PixelM">Likewise.</param>
/// <param name="TiltRad">Of the axis from straight down.</param>
readonly record struct Footprint(double EastM, double NorthM, double HeightM, double AcrossM, double PixelM, double TiltRad)
{
    const double LeastDown = 0.3;

    public Point<SiteFrame> Middle => new(EastM, NorthM, HeightM);

    /// <summary>Null for a camera that does not look down, or stands below the ground.</summary>
    public static Footprint? Of(BrownCamera camera, Pose<SiteFrame, CameraFrame> pose, BaseMap map)
    {
        var (r, o) = (pose.Rotation, pose.Origin);
        if (-r.M33 > -LeastDown)
        {
            return null;
        }

        var (east, north, height) = (o.X, o.Y, map.HeightM(o.X, o.Y));
        for (var round = 0; round < 4; round++)
        {
            var alongM = (o.Z - height) / r.M33;
            (east, north) = (o.X - (alongM * r.M13), o.Y - (alongM * r.M23));
            height = map.HeightM(east, north);
        }

        var rangeM = (o.Z - height) / r.M33;
        var pixelM = rangeM / camera.FocalLengthPx;
        return rangeM > 0 ? new(east, north, height, pixelM * Math.Min(camera.Width, camera.Height), pixelM, Math.Acos(Math.Min(1, r.M33))) : null;
    }
}
