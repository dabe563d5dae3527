using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry;

namespace Farside.Tests.Processing.Photogrammetry;

public sealed class HomographyTests
{
    static readonly PinholeCamera High = new(1024, 1024, 1276.1, 478.6, 513.1);
    static readonly PinholeCamera Low = new(800, 600, 900, 400, 290);

    static readonly (PinholeCamera Camera, Pose<SiteFrame, CameraFrame> Pose) Target = (High, new(PhiOmegaKappa.ToRotation<SiteFrame>(0.1, -0.05, 1.2), new(10, -4, 300)));
    static readonly (PinholeCamera Camera, Pose<SiteFrame, CameraFrame> Pose) Source = (Low, new(PhiOmegaKappa.ToRotation<SiteFrame>(-0.02, 0.15, 2.0), new(-7, 3, 120)));

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_plane_maps_between_cameras_as_its_points_do(int side)
    {
        var up = Direction<SiteFrame>.Normalised(side * 0.05, side * -0.03, side);
        var plane = new PlaneSurface(up, side * 2.0);
        var map = Homography.OfPlane(Target, Source, plane);
        foreach (var (column, row) in new[] { (0.0, 0.0), (400, 300), (799, 10), (120.25, 599) })
        {
            var ray = new View("", Low, Source.Pose).Ray(column, row);
            var distanceM = plane.DistanceM(Source.Pose.Origin, ray);
            var o = Source.Pose.Origin;
            var spot = new Point<SiteFrame>(o.X + (distanceM * ray.X), o.Y + (distanceM * ray.Y), o.Z + (distanceM * ray.Z));
            var expected = new View("", High, Target.Pose).Project(spot)!.Value;
            var found = map.Times(column, row)!.Value;
            Assert.Equal(expected.Column, found.Column, 1e-6);
            Assert.Equal(expected.Row, found.Row, 1e-6);
        }
    }

    [Fact]
    public void There_and_back_is_where_one_was()
    {
        var map = Homography.OfPlane(Target, Source, PlaneSurface.Level(0));
        var (column, row) = map.Times(31, 77)!.Value;
        var back = map.Inverse().Normalised().Times(column, row)!.Value;
        Assert.Equal(31, back.Column, 1e-8);
        Assert.Equal(77, back.Row, 1e-8);
        var none = (map * map.Inverse()).Normalised();
        Assert.Equal(1, none.H00, 1e-9);
        Assert.Equal(0, none.H12, 1e-6);
    }

    [Fact]
    public void A_picture_taken_from_half_the_height_is_twice_as_fine()
    {
        var nadir = PhiOmegaKappa.ToRotation<SiteFrame>(0, 0, 0);
        var map = Homography.OfPlane((High, new(nadir, new(0, 0, 200))), (High, new(nadir, new(0, 0, 100))), PlaneSurface.Level(0));
        Assert.Equal(0.5, map.ScaleAt(100, 900), 1e-12);
    }

    [Fact]
    public void Beyond_the_horizon_there_is_no_pixel()
    {
        var tilted = new Homography(1, 0, 0, 0, 1, 0, 0, -0.01, 1);
        Assert.NotNull(tilted.Times(0, 99));
        Assert.Null(tilted.Times(0, 101));
    }
}
