using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry;

namespace Farside.Tests.Processing.Photogrammetry;

public sealed class GroundReliefTests
{
    static readonly PlaneSurface Level = PlaneSurface.Level(0);
    static readonly Point<SiteFrame> Eye = new(0, 0, 1.5);

    [Fact]
    public void Rays_end_on_a_hill_that_points_tell_of()
    {
        var relief = GroundRelief.Of(Points(Hill), Level, Eye, mostM: 1)!;
        var worst = 0.0;
        var flat = 0.0;
        for (var azimuth = 0; azimuth < 360; azimuth += 15)
        {
            for (var down = 12; down < 50; down += 6)
            {
                var ray = Down(azimuth, down);
                var distance = relief.DistanceM(Eye, ray);
                var (east, north, up) = (distance * ray.X, distance * ray.Y, Eye.Z + (distance * ray.Z));
                worst = Math.Max(worst, Math.Abs(up - Hill(east, north)));
                flat = Math.Max(flat, Math.Abs(Hill(east, north)));
            }
        }

        Assert.True(flat > 0.15);
        Assert.InRange(worst, 0, 0.03);
    }

    [Fact]
    public void Beyond_its_reach_ground_is_the_plane() =>
        Assert.Equal(Level.DistanceM(Eye, Down(30, 2)), GroundRelief.Of(Points(Hill), Level, Eye, mostM: 1)!.DistanceM(Eye, Down(30, 2)), 6);

    [Fact]
    public void A_lander_is_no_ground()
    {
        var withLander = Points((_, _) => 0).Concat(Enumerable.Range(0, 200).Select(i => (new Point<SiteFrame>(5 + (0.01 * i), 5, 2.5), 1.0))).ToList();

        Assert.Equal(Level.DistanceM(Eye, Down(45, 12)), GroundRelief.Of(withLander, Level, Eye, mostM: 0.4)!.DistanceM(Eye, Down(45, 12)), 2);
    }

    [Fact]
    public void Too_few_points_tell_nothing() => Assert.Null(GroundRelief.Of([(new(1, 1, 0), 1)], Level, Eye, mostM: 1));

    static double Hill(double east, double north) => 0.2 * Math.Exp(-(((east - 3) * (east - 3)) + ((north - 1) * (north - 1))) / 8);

    static List<(Point<SiteFrame> Place, double Weight)> Points(Func<double, double, double> height) =>
        [.. from i in Enumerable.Range(-40, 81)
            from j in Enumerable.Range(-40, 81)
            let east = 0.2 * i
            let north = 0.2 * j
            select (new Point<SiteFrame>(east, north, height(east, north)), 1.0)];

    static Direction<SiteFrame> Down(double azimuthDeg, double downDeg) => Looking.FromDegrees(azimuthDeg, -downDeg, 0).ToRotation() * new Direction<CameraFrame>(0, 0, -1);
}
