using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry.Mosaics.Projections;

/// <summary>What a camera that was not there would have seen.</summary>
public sealed record PerspectiveProjection(ICameraModel Camera, Pose<SiteFrame, CameraFrame> SiteFromCamera)
    : EyeProjection(SiteFromCamera.Origin, Camera.Width, Camera.Height)
{
    public override Direction<SiteFrame>? Look(double column, double row) => SiteFromCamera.Rotation * Camera.Ray(column, row);

    public override (double Column, double Row)? Pixel(Direction<SiteFrame> direction)
    {
        var d = SiteFromCamera.Rotation.Inverse() * direction;
        return Camera.Project(new(d.X, d.Y, d.Z));
    }
}
