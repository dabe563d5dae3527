using Farside.Simulator.Instruments;
using Farside.Simulator.Terrain;

namespace Farside.Tests.Simulator;

public sealed class TerrainTests
{
    [Theory]
    [InlineData(37, 38.5)]
    [InlineData(288.4, 17.1)]
    [InlineData(90, 30)]
    [InlineData(180, 45)]
    [InlineData(225, 12)]
    public void A_post_throws_a_shadow_away_from_the_sun_as_long_as_its_height_over_the_tangent_of_the_elevation(double azimuthDeg, double elevationDeg)
    {
        const float Post = 1.5f;
        var ground = SmallGround.Post(1024, 0.02f, Post, 4);
        var (azimuth, elevation) = (azimuthDeg * Math.PI / 180, elevationDeg * Math.PI / 180);
        var edge = 0.09 / Math.Max(Math.Abs(Math.Sin(azimuth)), Math.Abs(Math.Cos(azimuth))); // from the middle to where the post ends along the shadow

        ShadowSweep.Cast(ground, azimuth, elevation);

        float LitAlong(double metres, double turn) =>
            ground.Levels[0].LitAt((float)(-Math.Sin(azimuth + turn) * metres), (float)(-Math.Cos(azimuth + turn) * metres));
        var length = (Post / Math.Tan(elevation)) + edge;
        Assert.True(LitAlong(0.5 * length, 0) < 0.05);
        Assert.True(LitAlong(length - 0.07, 0) < 0.5);
        Assert.True(LitAlong(length + 0.07, 0) > 0.5);
        Assert.True(LitAlong(0.7 * length, 0.3) > 0.95);
        Assert.True(LitAlong(-1, 0) > 0.95);
    }

    [Fact]
    public void A_penumbra_widens_with_the_distance_from_the_crest_as_the_suns_disc_is_wide()
    {
        // A wall 2 m high to the west, the Sun in the west at 20°: across its shadow's end light grows over 2 m / sin² 20° × 0.533°.
        var level = new TerrainLevel(1024, 0.02f, -512, -512);
        for (var row = 0; row < 1024; row++)
        {
            level.Heights.AsSpan(row * 1024, 100).Fill(2);
        }

        var ground = new TerrainPyramid([level]);
        ShadowSweep.Cast(ground, 270 * Math.PI / 180, 20 * Math.PI / 180);

        float Lit(double x) => level.LitAt((float)x, 0);
        var start = (-512 + 99) * 0.02;
        var dark = Enumerable.Range(0, 400).Select(i => start + 4 + (0.01 * i)).First(x => Lit(x) > 0.1);
        var light = Enumerable.Range(0, 400).Select(i => start + 4 + (0.01 * i)).First(x => Lit(x) > 0.9);
        var whole = 2 * 0.533 * Math.PI / 180 / Math.Pow(Math.Sin(20 * Math.PI / 180), 2);
        Assert.Equal(0.8 * whole, light - dark, 0.04);
    }

    [Fact]
    public void Finer_levels_lie_on_the_coarser_ones()
    {
        var ground = SmallGround.Bake();
        for (var k = 0; k + 1 < ground.Levels.Count; k++)
        {
            var (fine, coarse) = (ground.Levels[k], ground.Levels[k + 1]);
            for (var i = 0; i < 200; i++)
            {
                var (x, y) = (fine.CellM * ((i * 37 % 200) - 100), fine.CellM * ((i * 61 % 200) - 100));
                Assert.Equal(coarse.HeightAt(x, y), fine.HeightAt(x, y), Math.Max(0.6f, 8 * coarse.CellM));
            }
        }
    }

    [Fact]
    public void A_levels_border_joins_its_parent_without_a_step()
    {
        var ground = SmallGround.Bake();
        for (var k = 0; k + 1 < ground.Levels.Count; k++)
        {
            var (fine, coarse) = (ground.Levels[k], ground.Levels[k + 1]);
            var y = (fine.FirstRow + fine.Size - 4) * fine.CellM;
            for (var column = 10; column < fine.Size - 10; column += 7)
            {
                var x = (fine.FirstColumn + column) * fine.CellM;
                Assert.Equal(coarse.HeightAt(x, y), fine.HeightAt(x, y), 0.02f * coarse.CellM);
            }
        }
    }

    [Fact]
    public void The_ground_falls_away_with_the_moons_curve()
    {
        // 10 km out the level plane of the site stands 28.8 m above the sphere: the mean over the ring must show it beneath hills of at most 250 m.
        var (near, far) = (Ring(200), Ring(7000));
        Assert.InRange(far - near, -120, 260);

        static double Ring(double radius)
        {
            var ground = Baked.Value;
            return Enumerable.Range(0, 90).Average(i => (double)ground.HeightAt(radius * Math.Cos(i * Math.PI / 45), radius * Math.Sin(i * Math.PI / 45)));
        }
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_picture_on_one_thread_as_on_many()
    {
        var camera = new Farside.Core.Geometry.PinholeCamera(200, 120, 300, 99.5, 59.5);
        float[] Picture()
        {
            var ground = SmallGround.Bake(11);
            var scene = new Scene(ground, [], Farside.Simulator.Mission.LandingSite.SunAt(Farside.Core.Time.Epoch.FromUtc(2019, 1, 4, 4, 15))).WithShadows();
            return new RayCaster(scene).Render(camera, MastGeometry.Tcam(-10, 20)).Green;
        }

        var one = await new TaskFactory(new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, 1).ExclusiveScheduler).StartNew(Picture);

        Assert.Equal(one, Picture());
        Assert.True(one.Distinct().Count() > 1000);
    }

    [Fact]
    public void Soil_flashes_when_the_sun_stands_behind_the_eye()
    {
        // Seen from above at 60° from the Sun against seen along the Sun's own rays: more than the surge of 0.55 allows for alone.
        var away = Photometry.Soil(0.5f, 1, 0.5f);
        var along = Photometry.Soil(0.5f, 0.5f, 1);

        Assert.True(along > 2 * away);
        Assert.Equal(0, Photometry.Soil(-0.1f, 1, 0.5f));
    }

    static readonly Lazy<TerrainPyramid> Baked = new(() => new TerrainBaker(new() { Seed = 5, Size = 256, Levels = 14 }).Bake());
}
