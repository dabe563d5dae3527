using Farside.Core.Geometry;

namespace Farside.Tests.Core.Geometry;

public sealed class LookingTests
{
    [Fact]
    public void A_level_camera_that_looks_east_has_north_on_its_left()
    {
        var rotation = Looking.FromDegrees(90, 0, 0).ToRotation();

        AssertIs(rotation * new Direction<CameraFrame>(0, 0, -1), 1, 0, 0);
        AssertIs(rotation * new Direction<CameraFrame>(-1, 0, 0), 0, 1, 0);
        AssertIs(rotation * new Direction<CameraFrame>(0, 1, 0), 0, 0, 1);
    }

    [Fact]
    public void A_clockwise_roll_lowers_the_right_side() =>
        AssertIs(Looking.FromDegrees(0, 0, 30).ToRotation() * new Direction<CameraFrame>(1, 0, 0), Math.Cos(Math.PI / 6), 0, -0.5);

    [Fact]
    public void A_camera_raised_looks_up() =>
        AssertIs(Looking.FromDegrees(0, 30, 0).ToRotation() * new Direction<CameraFrame>(0, 0, -1), 0, Math.Cos(Math.PI / 6), 0.5);

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(275.5, -34.25, 3)]
    [InlineData(12, 89, -170)]
    [InlineData(180, -89, 90)]
    public void Angles_come_back_from_the_rotation(double azimuth, double elevation, double roll)
    {
        var looking = Looking.Of(Looking.FromDegrees(azimuth, elevation, roll).ToRotation());

        Assert.Equal(azimuth, looking.Azimuth.Degrees, 9);
        Assert.Equal(elevation, looking.Elevation.Degrees, 9);
        Assert.Equal(roll, looking.Roll.Degrees, 9);
    }

    [Fact]
    public void A_camera_that_looks_straight_down_has_no_roll_of_its_own()
    {
        var rotation = Looking.FromDegrees(40, -90, 0).ToRotation();

        var again = Looking.Of(rotation).ToRotation();

        AssertIs(again * new Direction<CameraFrame>(1, 0, 0), rotation.M11, rotation.M21, rotation.M31);
    }

    static void AssertIs(Direction<SiteFrame> direction, double east, double north, double up)
    {
        Assert.Equal(east, direction.X, 12);
        Assert.Equal(north, direction.Y, 12);
        Assert.Equal(up, direction.Z, 12);
    }
}
