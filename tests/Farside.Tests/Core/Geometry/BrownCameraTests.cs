using Farside.Core.Geometry;

namespace Farside.Tests.Core.Geometry;

public sealed class BrownCameraTests
{
    public static TheoryData<BrownCamera> Lenses =>
    [
        new BrownCamera(2352, 1728, 6757, 1178, 861) { K1 = -0.061, K2 = 0.055, P1 = 1.4e-4, P2 = -0.9e-4 },
        new BrownCamera(1024, 1024, 1277, 480.5, 511.8) { K1 = -0.234, K2 = 0.031, P1 = 2e-4, P2 = -1.6e-4 },
        new BrownCamera(640, 480, 500, 320, 240) { K1 = 0.3, K2 = 0.1, K3 = 0.02 },
        BrownCamera.From(new(640, 480, 500, 320, 240)),
    ];

    [Theory]
    [MemberData(nameof(Lenses))]
    public void A_point_on_a_pixels_ray_falls_on_that_pixel_to_a_millionth(BrownCamera camera)
    {
        for (var row = 0; row < camera.Height; row += 31)
        {
            for (var column = 0; column < camera.Width; column += 37)
            {
                var ray = camera.Ray(column, row);
                var seen = camera.Project(new(3.7 * ray.X, 3.7 * ray.Y, 3.7 * ray.Z))!.Value;
                Assert.InRange(Math.Abs(seen.Column - column) + Math.Abs(seen.Row - row), 0, 1e-6);
            }
        }
    }

    [Fact]
    public void Without_bending_it_is_the_pinhole()
    {
        var pinhole = new PinholeCamera(640, 480, 500, 321, 238);
        var brown = BrownCamera.From(pinhole);

        Assert.InRange(pinhole.Ray(17, 400).AngleToRad(brown.Ray(17, 400)), 0, 1e-15);
        Assert.Equal(pinhole.Project(new(0.3, -0.2, -2))!.Value.Row, brown.Project(new(0.3, -0.2, -2))!.Value.Row, 12);
    }

    [Fact]
    public void A_barrel_bends_a_straight_edge_outwards_by_f_k1_y_x_squared()
    {
        // The edge y = 0.2 above the axis, seen straight ahead and at x = 0.3: by the formula they differ by f · |k₁| · y · x² rows.
        var camera = new BrownCamera(1024, 1024, 1000, 511.5, 511.5) { K1 = -0.1 };

        var middle = camera.Project(new(0, 0.2, -1))!.Value.Row;
        var end = camera.Project(new(0.3, 0.2, -1))!.Value.Row;

        Assert.True(middle < end); // the middle of the edge stands highest
        Assert.Equal(1000 * 0.1 * 0.2 * 0.3 * 0.3, end - middle, 9);
    }

    [Fact]
    public void Decentring_moves_a_point_right_of_the_axis_by_three_p2_r_squared()
    {
        var camera = new BrownCamera(1024, 1024, 1000, 0, 0) { P2 = 1e-3 };

        Assert.Equal(1000 * (0.2 + (3e-3 * 0.04)), camera.Project(new(0.2, 0, -1))!.Value.Column, 9);
    }

    [Fact]
    public void What_would_fold_back_into_the_picture_is_not_seen()
    {
        var camera = new BrownCamera(1024, 1024, 1277, 480.5, 511.8) { K1 = -0.234 };

        Assert.Null(camera.Project(new(1.5, 0, -1)));
        Assert.Null(camera.Project(new(0, 0, 1)));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Joined_pixels_look_where_the_middle_of_their_pixels_looks(int factor)
    {
        var camera = new BrownCamera(2352, 1728, 6757, 1178.3, 861.9) { K1 = -0.061, P1 = 1e-4 };

        var joined = camera.Binned(factor).Ray(100, 70);
        var middle = camera.Ray((100.5 * factor) - 0.5, (70.5 * factor) - 0.5);

        Assert.InRange(joined.AngleToRad(middle), 0, 1e-12);
    }
}
