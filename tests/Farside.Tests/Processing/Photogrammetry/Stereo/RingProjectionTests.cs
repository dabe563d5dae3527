using Farside.Core.Geometry;
using Farside.Core.Units;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Stereo;

namespace Farside.Tests.Processing.Photogrammetry.Stereo;

public sealed class RingProjectionTests
{
    static readonly Point<SiteFrame> Pivot = new(3, -2, 1.6);

    static RingProjection Eye(double rightM) => new(Pivot, rightM, 0.05, 6000, 900, 6000 / (2 * Math.PI), Angle.FromDegrees(120), 300);

    [Theory]
    [InlineData(-0.135)]
    [InlineData(0.135)]
    public void A_point_on_a_pixels_ray_falls_on_that_pixel_all_around(double rightM)
    {
        var projection = Eye(rightM);
        for (var column = 0; column < 6000; column += 431)
        {
            var ray = projection.Ray(column, 700)!.Value;
            var (c, r) = projection.Pixel(new Point<SiteFrame>(
                ray.From.X + (4 * ray.Direction.X), ray.From.Y + (4 * ray.Direction.Y), ray.From.Z + (4 * ray.Direction.Z)))!.Value;
            Assert.Equal(column, c, 6);
            Assert.Equal(700, r, 6);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(200)]
    public void A_post_stands_apart_by_baseline_over_distance_at_the_same_rows_in_every_direction(double rangeM)
    {
        var (left, right) = (Eye(-0.135), Eye(0.135));
        for (var azimuth = 0.0; azimuth < 2 * Math.PI; azimuth += 0.7)
        {
            Point<SiteFrame> post = new(Pivot.X + (rangeM * Math.Sin(azimuth)), Pivot.Y + (rangeM * Math.Cos(azimuth)), 0.4);
            var (l, r) = (left.Pixel(post)!.Value, right.Pixel(post)!.Value);

            var apart = l.Column - r.Column;
            apart -= 6000 * Math.Round(apart / 6000);
            Assert.Equal(2 * Math.Asin(0.135 / rangeM) * 6000 / (2 * Math.PI), apart, 6);
            Assert.Equal(l.Row, r.Row, 6);
        }
    }

    [Fact]
    public void What_is_infinitely_far_stands_at_its_azimuth_for_both_eyes()
    {
        var south = new Direction<SiteFrame>(0, -1, 0);

        Assert.Equal(Eye(-0.135).Pixel(south), Eye(0.135).Pixel(south));
        Assert.Equal(1000, Eye(0.135).Pixel(south)!.Value.Column, 9); // 60° right of the first column's 120°
    }

    [Fact]
    public void Within_the_ring_no_eye_sees_anything() => Assert.Null(Eye(0.135).Pixel(new Point<SiteFrame>(Pivot.X + 0.1, Pivot.Y, 0)));

    [Fact]
    public void A_heads_axis_and_eyes_are_found_from_where_they_stood()
    {
        List<View> Stood(double rightM, double aheadM) => [.. Enumerable.Range(0, 14).Select(i =>
        {
            var (sin, cos) = Math.SinCos(0.3 + (i * 0.225));
            return new View($"{rightM} {i}", new PinholeCamera(100, 100, 100, 50, 50), new(
                new(cos, 0, -sin, -sin, 0, -cos, 0, 1, 0),
                new(Pivot.X + (rightM * cos) + (aheadM * sin), Pivot.Y - (rightM * sin) + (aheadM * cos), Pivot.Z)));
        })];

        var head = HeadFit.Of(Stood(-0.13, 0.06), Stood(0.14, 0.05));

        Assert.InRange(head.LargestM, 0, 1e-4);
        Assert.Equal(Pivot.X, head.Pivot.X, 1e-4);
        Assert.Equal(Pivot.Y, head.Pivot.Y, 1e-4);
        Assert.Equal([-0.13, 0.06, 0.14, 0.05], new[] { head.LeftRightM, head.LeftAheadM, head.RightRightM, head.RightAheadM }.Select(m => Math.Round(m, 3)));
    }
}
