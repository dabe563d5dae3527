using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Processing.Descent.Map;
using Farside.Processing.Photogrammetry;

namespace Farside.Tests.Processing.Descent.Map;

public sealed class NestedReliefTests
{
    static readonly PlaneSurface Level5 = PlaneSurface.Level(5);

    [Fact]
    public void Ground_is_the_finest_level_inside_and_the_plane_far_away()
    {
        var relief = new NestedRelief(Level5, [Flat(4, 100, 20), Flat(1, 50, 30)]);

        Assert.Equal(30, relief.HeightM(0, 0), 6);
        Assert.Equal(20, relief.HeightM(90, 0), 6);
        Assert.Equal(5, relief.HeightM(1000, 0), 6);
        Assert.Equal((0.5, 2), (relief.SigmaM(0, 0), relief.SigmaM(90, 0)));
        Assert.Equal(double.PositiveInfinity, relief.SigmaM(1000, 0));
    }

    [Fact]
    public void A_ray_ends_where_the_ground_is()
    {
        var relief = new NestedRelief(Level5, [Sloped()]);
        var (from, ray) = (new Point<SiteFrame>(3, -7, 300), Direction<SiteFrame>.Normalised(0.3, -0.2, -1));

        var distanceM = relief.DistanceM(from, ray);

        Assert.Equal(relief.HeightM(from.X + (distanceM * ray.X), from.Y + (distanceM * ray.Y)), from.Z + (distanceM * ray.Z), 4);
        Assert.Equal(from.Z - relief.HeightM(3, -7), relief.DistanceM(from, new(0, 0, -1)), 6);
        Assert.Equal(double.PositiveInfinity, relief.DistanceM(from, new(0, 0, 1)));
    }

    [Fact]
    public void A_coarser_pixel_is_exactly_two_by_two_of_the_finer_ones()
    {
        var grid = MapGrid.Holding(0.5, -70, -30, 55, 81);
        var half = grid.Coarser(2);

        Assert.Equal((grid.WestM, grid.NorthM), (half.WestM, half.NorthM));
        Assert.Equal((grid.EastM(2) + grid.EastM(3)) / 2, half.EastM(1), 12);
        Assert.True(grid.WestM <= -70 && grid.NorthM >= 81 && grid.EastM(grid.Width - 1) >= 55 && grid.NorthOfM(grid.Height - 1) <= -30);
        Assert.Equal((0, 0), ((int)Math.Round(grid.Column(grid.EastM(0))), (int)Math.Round(grid.Row(grid.NorthOfM(0)))));
    }

    static ReliefLevel Flat(double spacingM, double reachM, float heightM) => Make(spacingM, reachM, (_, _) => heightM);

    static ReliefLevel Sloped() => Make(2, 400, (east, north) => (0.1 * east) + (0.05 * north) + (4 * Math.Sin(east / 20)));

    static ReliefLevel Make(double spacingM, double reachM, Func<double, double, double> height)
    {
        var grid = MapGrid.Holding(spacingM, -reachM, -reachM, reachM, reachM);
        var (heights, sigmas, guesses) = (new Raster<float>(grid.Width, grid.Height), new Raster<float>(grid.Width, grid.Height), new Raster<float>(grid.Width, grid.Height));
        guesses.Pixels.Fill((float)(spacingM / 2));
        for (var at = 0; at < heights.Pixels.Length; at++)
        {
            heights.Pixels[at] = (float)height(grid.EastM(at % grid.Width), grid.NorthOfM(at / grid.Width));
        }

        return new(grid, heights, sigmas, guesses);
    }
}
