using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry;

namespace Farside.Tests.Processing.Photogrammetry;

public sealed class SurfaceTests
{
    static readonly Point<SiteFrame> Eye = new(3, -2, 2);

    [Theory]
    [InlineData(-90, 2)]
    [InlineData(-30, 4)]
    [InlineData(-1, 114.5974)]
    public void A_ray_meets_level_ground_at_its_height_over_the_sine_of_its_dip(double elevationDeg, double distanceM) =>
        Assert.Equal(distanceM, PlaneSurface.Level(0).DistanceM(Eye, Ray(40, elevationDeg)), 4);

    [Fact]
    public void A_ray_upwards_never_meets_the_ground() => Assert.Equal(double.PositiveInfinity, PlaneSurface.Level(0).DistanceM(Eye, Ray(0, 1)));

    [Fact]
    public void From_a_shell_s_middle_everything_is_its_radius_away()
    {
        Assert.Equal(50, new SphereSurface(Eye, 50).DistanceM(Eye, Ray(123, 4)), 9);
        Assert.Equal(double.PositiveInfinity, SphereSurface.Infinite.DistanceM(Eye, Ray(123, 4)));
    }

    [Fact]
    public void Ground_with_a_shell_behind_it_has_no_step_where_they_meet()
    {
        var scene = NearestSurface.Within(PlaneSurface.Level(0), Eye, mostM: 100);
        var edge = Math.Asin(-2 / 100.0) * 180 / Math.PI;

        Assert.Equal(100, scene.DistanceM(Eye, Ray(0, edge + 1e-7)), 3);
        Assert.Equal(100, scene.DistanceM(Eye, Ray(0, edge - 1e-7)), 3);
        Assert.Equal(100, scene.DistanceM(Eye, Ray(0, 30)), 9);
    }

    [Fact]
    public void Heights_on_a_tilted_plane_are_met_where_the_plane_is()
    {
        // z = 0.1 x − 0.05 y − 1, which bilinear heights hold exactly.
        var heights = new Raster<float>(201, 201);
        for (var row = 0; row < 201; row++)
        {
            for (var column = 0; column < 201; column++)
            {
                heights[column, row] = (float)((0.1 * (-20 + (0.2 * column))) - (0.05 * (20 - (0.2 * row))) - 1);
            }
        }

        var model = new HeightSurface(heights, westM: -20, northM: 20, spacingM: 0.2);
        var length = Math.Sqrt(1 + 0.01 + 0.0025);
        var plane = new PlaneSurface(new(-0.1 / length, 0.05 / length, 1 / length), -1 / length);
        for (var azimuth = 0; azimuth < 360; azimuth += 17)
        {
            foreach (var elevation in (double[])[-20, -30, -60, -89])
            {
                var ray = Ray(azimuth, elevation);
                Assert.Equal(plane.DistanceM(Eye, ray), model.DistanceM(Eye, ray), 4);
            }
        }
    }

    [Fact]
    public void A_wall_hides_the_ground_behind_it()
    {
        var heights = new Raster<float>(101, 101);
        for (var row = 0; row < 101; row++)
        {
            heights[60, row] = 1;
        }

        var model = new HeightSurface(heights, westM: 0, northM: 10, spacingM: 0.1);
        var from = new Point<SiteFrame>(1, 5, 0.5);

        // The wall is a ridge that rises from 5.9 m to 6 m.
        Assert.InRange(from.X + model.DistanceM(from, new(1, 0, 0)), 5.9, 6.0);
        Assert.Equal(double.PositiveInfinity, model.DistanceM(new(1, 5, 1.5), new(1, 0, 0)));
    }

    [Fact]
    public void Rays_pass_through_unknown_heights()
    {
        var heights = new Raster<float>(11, 11);
        heights.Pixels.Fill(float.NaN);

        Assert.Equal(double.PositiveInfinity, new HeightSurface(heights, -5, 5, 1).DistanceM(Eye, new(0, 0, -1)));
    }

    static Direction<SiteFrame> Ray(double azimuthDeg, double elevationDeg)
    {
        var ((s, c), (up, level)) = (Math.SinCos(azimuthDeg * Math.PI / 180), Math.SinCos(elevationDeg * Math.PI / 180));
        return new(level * s, level * c, up);
    }
}
