using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Tests.Processing.Photogrammetry.Adjustment;

public sealed class GroundTests
{
    const double Rad = Math.PI / 180;

    [Fact]
    public void A_ray_meets_level_ground_where_its_slope_says()
    {
        var ground = PlaneSurface.Level(-1.5);

        Assert.Equal(1.5 * Math.Sqrt(2), ground.DistanceM(new(3, 4, 0), Direction<SiteFrame>.Normalised(0, 1, -1)), 12);
        Assert.Equal(double.PositiveInfinity, ground.DistanceM(new(3, 4, 0), Direction<SiteFrame>.Normalised(0, 1, 0.01)));
        Assert.Equal(double.PositiveInfinity, ground.DistanceM(new(3, 4, 0), new(0, 1, 0)));
    }

    [Fact]
    public void A_slope_is_found_among_stones_and_a_third_of_points_that_stand_on_it()
    {
        var chance = new Chance(1);
        var (east, north) = (Math.Tan(3 * Rad), Math.Tan(-2 * Rad));
        var points = Enumerable.Range(0, 3000).Select(i =>
        {
            var (x, y) = (chance.Uniform(-10, 10), chance.Uniform(2, 20));
            return new Point<SiteFrame>(x, y, -1.4 + (east * x) + (north * y) + (0.03 * chance.Normal()) + (i % 3 == 0 ? chance.Uniform(0.1, 2) : 0));
        }).ToArray();

        var ground = GroundPlane.Fit(points)!;

        var slope = Direction<SiteFrame>.Normalised(-east, -north, 1);
        Assert.InRange(ground.Surface.Normal.AngleToRad(slope), 0, 0.15 * Rad);
        Assert.InRange(ground.Surface.HeightOf(new(0, 10, -1.4 + (10 * north))), -0.02, 0.02);
        Assert.InRange(ground.SigmaM, 0.03, 0.06);
        Assert.InRange(ground.NormalSigmaRad, 1e-5, 0.1 * Rad);
    }

    [Fact]
    public void A_wall_is_no_ground()
    {
        var chance = new Chance(2);

        Assert.Null(GroundPlane.Fit([.. Enumerable.Range(0, 100).Select(_ => new Point<SiteFrame>(chance.Normal(), 5, chance.Normal()))]));
        Assert.Null(GroundPlane.Fit([new(0, 0, 0), new(1, 0, 0), new(0, 1, 0)]));
    }

    [Fact]
    public void Two_views_place_a_point_with_the_sigma_that_errors_show()
    {
        var camera = new PinholeCamera(600, 400, 1500, 300, 200);
        View[] views = [Looking("a", 0), Looking("b", 0.27)];
        var point = new Point<SiteFrame>(0.1, 6, -0.2);
        var chance = new Chance(3);
        var squares = 0.0;
        for (var i = 0; i < 400; i++)
        {
            var track = new Track([.. views.Select((view, v) => Seen(view, v))]);
            var found = Triangulation.Locate(views, [track], 0.2)[0]!;
            squares += Math.Pow((found.InverseDistance - (1 / Math.Sqrt((0.1 * 0.1) + 36 + (0.2 * 0.2)))) / found.InverseDistanceSigma, 2);
        }

        // Of a mean of 400 squares the sigma is √(2 / 400) = 0.07.
        Assert.InRange(squares / 400, 0.72, 1.28);

        View Looking(string id, double x) => new(id, camera, new(Turning.Towards(0, 0), new(x, 0, 0)));
        ImagePoint Seen(View view, int index)
        {
            var (column, row) = view.Project(point)!.Value;
            return new(index, column + (0.2 * chance.Normal()), row + (0.2 * chance.Normal()));
        }
    }

    [Fact]
    public void A_point_at_infinity_has_no_place_and_no_trouble()
    {
        var camera = new PinholeCamera(600, 400, 1500, 300, 200);
        View[] views = [new("a", camera, new(Turning.Towards(0, 0), default)), new("b", camera, new(Turning.Towards(0, 0), new(0.27, 0, 0)))];

        var found = Triangulation.Locate(views, [new Track([new(0, 250, 150), new(1, 250, 150)])], 0.2)[0]!;

        Assert.InRange(found.InverseDistance, -1e-6, 1e-6);
        Assert.Null(found.Place);
    }

    [Fact]
    public void Ground_gives_points_without_parallax_their_distance()
    {
        var camera = new PinholeCamera(600, 400, 1500, 300, 200);
        View[] views = [new("a", camera, new(Turning.Towards(0, -20), new(0, 0, 1.5))), new("b", camera, new(Turning.Towards(8, -20), new(0, 0, 1.5)))];
        var place = new Point<SiteFrame>(0.3, 4, 0);
        var track = new Track([.. views.Select((view, i) => view.Project(place) is var (column, row) ? new ImagePoint(i, column, row) : default)]);

        var found = Triangulation.Locate(views, [track], 0.2, new() { Surface = PlaneSurface.Level(0), SurfaceSigmaM = 0.1 })[0]!;

        Assert.Equal(place.Y, found.Place!.Value.Y, 6);
        Assert.InRange(found.InverseDistanceSigma, 0.01, 0.03); // 0.1 m of height is 0.3 m of distance of 4.3 m
    }

    [Fact]
    public void The_level_of_a_network_is_what_its_priors_would_turn_back()
    {
        var (_, stated) = MadeRings.FromOneSpot(new(4), MadeRings.LeftLens, MadeRings.LeftLens, new(), 15, 12, [-5], 0.3);
        var tilted = stated with
        {
            Stations = [.. stated.Stations.Select(station => station with { SiteFromRig = new(station.SiteFromRig.Rotation.Turned(0.01, 0, 0.02), default) })],
        };

        var level = Level.Of(tilted);

        Assert.Equal(0.01, level.TiltRad, 4);
        Assert.Equal(-0.02, level.HeadingRad, 4);
        Assert.Equal(0.3 * Rad / Math.Sqrt(12), level.SigmaRad.X, 9);
    }
}
