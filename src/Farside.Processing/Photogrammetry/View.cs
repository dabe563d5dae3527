using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry;

/// <summary>One picture's place in space: how its camera sees, where it stands and looks.</summary>
/// <param name="Id">The product it belongs to; unique among the pictures that are worked on together.</param>
public sealed record View(string Id, ICameraModel Camera, Pose<SiteFrame, CameraFrame> SiteFromCamera)
{
    /// <summary>The direction in which a pixel looks, in the site's axes.</summary>
    public Direction<SiteFrame> Ray(double column, double row) => SiteFromCamera.Rotation * Camera.Ray(column, row);

    /// <summary>Where a point falls, also beyond the picture's edge; null behind the camera.</summary>
    public (double Column, double Row)? Project(Point<SiteFrame> point) => Camera.Project(SiteFromCamera.Inverse() * point);

    /// <summary>Where a point at infinity falls, also beyond the picture's edge; null behind the camera.</summary>
    public (double Column, double Row)? Project(Direction<SiteFrame> direction)
    {
        var d = SiteFromCamera.Rotation.Inverse() * direction;
        return Camera.Project(new(d.X, d.Y, d.Z));
    }
}
