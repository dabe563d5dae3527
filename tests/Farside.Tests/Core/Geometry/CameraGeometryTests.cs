using Farside.Core.Geometry;

namespace Farside.Tests.Core.Geometry;

/// <summary>The five view vectors printed in one real terrain-camera label, from its focal length, principal point and three angles.</summary>
public sealed class CameraGeometryTests
{
    const double Degree = Math.PI / 180;
    static readonly PinholeCamera Camera = PinholeCamera.FromLabel(2352, 1728, 43.472040, 0.0074, -0.248344, 0.021904);
    static readonly Rotation<SiteFrame, CameraFrame> Rotation =
        PhiOmegaKappa.ToRotation<SiteFrame>(-59.233529 * Degree, 12.648912 * Degree, -163.976745 * Degree);

    [Theory]
    [InlineData(0, 0, 0.308288, -0.878190, -0.365707)]
    [InlineData(0, 1727, 0.282967, -0.737626, -0.613055)]
    [InlineData(2351, 0, -0.076418, -0.931058, -0.356778)]
    [InlineData(2351, 1727, -0.101621, -0.790794, -0.603588)]
    [InlineData(1175, 863, 0.106315, -0.859804, -0.499434)]
    public void A_real_labels_view_vectors_are_reproduced(double column, double row, double x, double y, double z)
    {
        var looked = Rotation * Camera.Ray(column, row);

        Assert.InRange(looked.AngleToRad(Direction<SiteFrame>.Normalised(x, y, z)) / Degree, 0, 1e-4);
        Assert.Equal((x, y, z), (Math.Round(looked.X, 6), Math.Round(looked.Y, 6), Math.Round(looked.Z, 6)));
    }

    [Fact]
    public void A_ray_projects_back_onto_its_pixel()
    {
        var ray = Camera.Ray(100.25, 1500.5);

        var pixel = Camera.Project(new(ray.X * 7, ray.Y * 7, ray.Z * 7));

        Assert.NotNull(pixel);
        Assert.Equal(100.25, pixel.Value.Column, 9);
        Assert.Equal(1500.5, pixel.Value.Row, 9);
    }

    [Fact]
    public void What_lies_behind_a_camera_is_not_in_its_picture() => Assert.Null(Camera.Project(new(0, 0, 1)));

    [Fact]
    public void A_chain_of_poses_is_one_pose_after_the_other()
    {
        var siteFromCamera = new Pose<SiteFrame, CameraFrame>(Rotation, new(1, 2, 3));
        var roverFromSite = new Pose<RoverFrame, SiteFrame>(new(0, 1, 0, -1, 0, 0, 0, 0, 1), new(-4, 5, 6));
        var point = new Point<CameraFrame>(0.3, -0.2, -5);

        Assert.Equal(roverFromSite * (siteFromCamera * point), (roverFromSite * siteFromCamera) * point);
        var back = siteFromCamera.Inverse() * (siteFromCamera * point);
        Assert.Equal(point.X, back.X, 12);
        Assert.Equal(point.Y, back.Y, 12);
        Assert.Equal(point.Z, back.Z, 12);
    }

    [Fact]
    public void The_three_angles_come_back_from_their_rotation()
    {
        var (roll, pitch, yaw) = PhiOmegaKappa.FromRotation(Rotation);

        Assert.Equal((-59.233529, 12.648912, -163.976745),
            (Math.Round(roll / Degree, 9), Math.Round(pitch / Degree, 9), Math.Round(yaw / Degree, 9)));
    }
}
