using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Core.Units;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Mosaics;
using Farside.Processing.Photogrammetry.Mosaics.Projections;

namespace Farside.Tests.Processing.Photogrammetry.Mosaics;

public sealed class MosaicTests
{
    static readonly Point<SiteFrame> Eye = new(0, 0, 2);
    static readonly MosaicOptions Small = new() { TilePx = 256, Levels = 4, Threads = 2 };

    // 160 pixels are 43.6°: twelve pictures a turn overlap by a third.
    static MadeScene FarScene() => new() { Views = MadeCameras.Ring(12) };

    static CylindricalProjection Cylinder(int width = 1280, double topDeg = 14, double bottomDeg = -14) =>
        CylindricalProjection.Turn(Eye, width, default, Angle.FromDegrees(topDeg), Angle.FromDegrees(bottomDeg));

    [Fact]
    public void A_ring_of_pictures_gives_the_scene_back_at_50_dB()
    {
        var scene = FarScene();
        var (mosaic, _, _) = KeptMosaic.Of(Mosaic.Plan(scene.Views, Cylinder(), scene.Ground, Small), scene);

        Assert.Equal(1, Covered(mosaic));
        Assert.InRange(PsnrDb(mosaic, Cylinder(), scene.Ground), 50, double.PositiveInfinity);
    }

    [Fact]
    public void Through_the_true_ground_pictures_from_a_turning_arm_give_the_scene_back_at_45_dB()
    {
        var ground = PlaneSurface.Level(0);
        var scene = new MadeScene { Views = MadeCameras.Ring(12, elevationDeg: -22, armM: 0.3), Ground = ground };
        var projection = Cylinder(topDeg: -9, bottomDeg: -34);
        var (mosaic, _, _) = KeptMosaic.Of(Mosaic.Plan(scene.Views, projection, ground, Small), scene);

        Assert.InRange(PsnrDb(mosaic, projection, ground), 45, double.PositiveInfinity);
        // Without the ground the same pictures cannot agree: 0.3 m are 9 pixels and more at 6 m.
        var (wrong, _, _) = KeptMosaic.Of(Mosaic.Plan(scene.Views, projection, SphereSurface.Infinite, Small), scene);
        Assert.InRange(PsnrDb(wrong, projection, ground), 0, 35);
    }

    [Fact]
    public void A_map_through_the_true_ground_shows_the_ground_at_45_dB()
    {
        var ground = PlaneSurface.Level(0);
        var scene = new MadeScene { Views = MadeCameras.Ring(12, elevationDeg: -35, armM: 0.2), Ground = ground };
        var map = VerticalProjection.Around(Eye, reachM: 5, metresPerPixel: 0.02);
        var (mosaic, _, _) = KeptMosaic.Of(Mosaic.Plan(scene.Views, map, ground, Small), scene);

        Assert.InRange(Covered(mosaic), 0.5, 0.95);
        Assert.InRange(PsnrDb(mosaic, map, ground), 45, double.PositiveInfinity);
    }

    [Fact]
    public void A_little_planet_shows_the_ring_at_40_dB()
    {
        var scene = new MadeScene { Views = MadeCameras.Ring(12, elevationDeg: -10) };
        var planet = AzimuthalProjection.Disc(Eye, 512, AzimuthalKind.Stereographic, Angle.FromDegrees(100));
        var (mosaic, _, _) = KeptMosaic.Of(Mosaic.Plan(scene.Views, planet, scene.Ground, Small), scene);

        // The cap below the ring is empty, and so are the corners.
        Assert.Equal(0, mosaic.Alpha[256, 256]);
        Assert.Equal(0, mosaic.Alpha[2, 2]);
        Assert.InRange(PsnrDb(mosaic, planet, scene.Ground), 40, double.PositiveInfinity);
    }

    [Fact]
    public void A_preview_a_quarter_the_size_is_the_scene_at_35_dB()
    {
        var scene = FarScene();
        var preview = Cylinder(width: 320);
        var (mosaic, _, _) = KeptMosaic.Of(Mosaic.Plan(scene.Views, preview, scene.Ground, Small), scene);

        Assert.InRange(PsnrDb(mosaic, preview, scene.Ground), 35, double.PositiveInfinity);
    }

    [Fact]
    public void Tiles_make_the_same_mosaic_as_one_piece()
    {
        var scene = Uneven();
        var (tiled, _, _) = KeptMosaic.Of(Mosaic.Plan(scene.Views, Cylinder(), scene.Ground, Small with { TilePx = 64 }), scene);
        var (whole, _, _) = KeptMosaic.Of(Mosaic.Plan(scene.Views, Cylinder(), scene.Ground, Small with { TilePx = 2048 }), scene);

        Assert.InRange(MostDifference(tiled, whole), 0, 1e-5);
        Assert.True(tiled.Sources.Pixels.SequenceEqual(whole.Sources.Pixels));
        Assert.True(tiled.Alpha.Pixels.SequenceEqual(whole.Alpha.Pixels));
        Assert.Equal(20 * 2, tiled.Order.Count);
        Assert.Equal(tiled.Order.OrderBy(at => at.Row).ThenBy(at => at.Column), tiled.Order);
    }

    [Fact]
    public void The_number_of_threads_changes_no_bit()
    {
        var scene = Uneven();
        var (one, _, _) = KeptMosaic.Of(Mosaic.Plan(scene.Views, Cylinder(640), scene.Ground, Small with { Threads = 1 }), scene);
        var (four, _, _) = KeptMosaic.Of(Mosaic.Plan(scene.Views, Cylinder(640), scene.Ground, Small with { Threads = 4 }), scene);

        for (var colour = 0; colour < 3; colour++)
        {
            Assert.True(one.Plane(colour).Pixels.SequenceEqual(four.Plane(colour).Pixels));
        }
    }

    [Fact]
    public void A_ring_has_no_seam_where_it_closes()
    {
        // The same scene laid out from another azimuth: what was the edge is then the middle.
        var scene = Uneven();
        var (mosaic, _, _) = KeptMosaic.Of(Mosaic.Plan(scene.Views, Cylinder(), scene.Ground, Small), scene);
        var turned = Cylinder() with { FirstAzimuth = Angle.FromDegrees(180) };
        var (other, _, _) = KeptMosaic.Of(Mosaic.Plan(scene.Views, turned, scene.Ground, Small), scene);

        var most = 0.0;
        for (var row = 0; row < mosaic.Alpha.Height; row++)
        {
            for (var column = -20; column < 20; column++)
            {
                most = Math.Max(most, Math.Abs(mosaic.Colour.Red[(column + 1280) % 1280, row].Value - other.Colour.Red[640 + column, row].Value));
            }
        }

        // Cuts are made picture by picture from the same start: equal but for rounding.
        Assert.InRange(most, 0, 2e-3);
    }

    [Fact]
    public void A_ring_of_any_width_goes_on_over_its_end_as_smoothly_as_elsewhere()
    {
        // No multiple of a block, nor of a cell; pictures as unlike as their gains, and a seam at 354°, near enough to the end.
        const int width = 1291;
        var scene = new MadeScene { Views = MadeCameras.Ring(12), Gain = index => new(1 + (0.1 * Math.Sin(index)), 1, 1) };
        var (mosaic, _, _) = KeptMosaic.Of(Mosaic.Plan(scene.Views, Cylinder(width), scene.Ground, Small), scene, isMatched: false);

        double Bend(int column) => Enumerable.Range(0, mosaic.Alpha.Height).Max(row =>
            Math.Abs(At(column - 1, row) - (2 * At(column, row)) + At(column + 1, row)));
        double At(int column, int row) => mosaic.Colour.Red[(column + width) % width, row].Value;

        var usual = Enumerable.Range(-60, 120).Where(column => column is < -2 or > 2).Max(Bend);
        Assert.InRange(new[] { -1, 0 }.Max(Bend), 0, usual);
    }

    [Fact]
    public void Gaps_stay_empty_and_edges_do_not_darken()
    {
        // Five pictures a turn leave gaps of 28°.
        var scene = new MadeScene { Views = MadeCameras.Ring(5) };
        var (mosaic, _, _) = KeptMosaic.Of(Mosaic.Plan(scene.Views, Cylinder(), scene.Ground, Small), scene);

        var projection = Cylinder();
        for (var row = 0; row < mosaic.Alpha.Height; row++)
        {
            for (var column = 0; column < mosaic.Alpha.Width; column++)
            {
                var isSeen = scene.Views.Any(view => view.Project(projection.Look(column, row)!.Value) is { } at && Holds(view.Camera, at, 0.05));
                var isOutside = !scene.Views.Any(view => view.Project(projection.Look(column, row)!.Value) is { } at && Holds(view.Camera, at, -0.05));
                Assert.True(!isSeen || mosaic.Alpha[column, row] == 255, $"{column}, {row} is seen and empty");
                Assert.True(!isOutside || (mosaic.Alpha[column, row] == 0 && mosaic.Sources[column, row] == 0 && float.IsNaN(mosaic.Colour.Red[column, row].Value)));
            }
        }

        Assert.InRange(PsnrDb(mosaic, projection, scene.Ground), 50, double.PositiveInfinity);
    }

    [Fact]
    public void What_one_picture_s_mask_leaves_out_comes_from_another()
    {
        // Picture 0 looks at azimuth 9°, picture 1 at 39°: a mast stands before the right half of 0.
        var mask = new Raster<byte>(160, 120);
        for (var row = 0; row < 120; row++)
        {
            mask.Row(row)[100..].Fill(1);
        }

        var scene = new MadeScene
        {
            Views = MadeCameras.Ring(12),
            Mask = index => index == 0 ? mask : null,
            Instead = (index, column, _) => index == 0 && column >= 100 ? 5 : null,
        };
        var (mosaic, _, _) = KeptMosaic.Of(Mosaic.Plan(scene.Views, Cylinder(), scene.Ground, Small), scene);

        Assert.InRange(PsnrDb(mosaic, Cylinder(), scene.Ground, 90, 1200), 45, double.PositiveInfinity);
    }

    [Fact]
    public void A_single_masked_pixel_that_nobody_else_sees_is_a_single_hole()
    {
        var mask = new Raster<byte>(160, 120);
        mask[80, 60] = 1;
        var view = new View("alone", MadeCameras.Camera, MadeCameras.Looking(90, 0, Eye));
        var scene = new MadeScene { Views = [view], Mask = _ => mask };
        var projection = new PerspectiveProjection(MadeCameras.Camera, view.SiteFromCamera);
        var (mosaic, _, _) = KeptMosaic.Of(Mosaic.Plan(scene.Views, projection, scene.Ground, Small), scene);

        Assert.Equal(1, mosaic.Alpha.Pixels.ToArray().Count(alpha => alpha == 0));
        Assert.Equal(0, mosaic.Alpha[80, 60]);
    }

    [Fact]
    public void Seams_go_around_what_moved_between_two_pictures()
    {
        // A bright rover 14 pixels wide stands in the overlap of picture 0 only, nearer to the middle of 0 than to that of 1.
        var scene = new MadeScene
        {
            Views = MadeCameras.Ring(12),
            Instead = (index, column, row) => index == 0 && column is >= 118 and < 132 && row is >= 50 and < 70 ? 0.9 : null,
        };
        var (mosaic, _, seams) = KeptMosaic.Of(Mosaic.Plan(scene.Views, Cylinder(), scene.Ground, Small), scene);

        var labels = new HashSet<ushort>();
        for (var row = 46; row < 74; row++)
        {
            for (var column = 114; column < 136; column++)
            {
                var at = Cylinder().Pixel(scene.Views[0].Ray(column, row))!.Value;
                labels.Add(mosaic.Sources[((int)Math.Round(at.Column) + 1280) % 1280, (int)Math.Round(at.Row)]);
            }
        }

        Assert.Single(labels);
        Assert.Equal(4, seams.CellPx);
    }

    [Fact]
    public void Opened_pictures_stay_within_their_budget_however_large_the_mosaic()
    {
        var scene = FarScene();
        var budget = 3 * PictureBytes;
        var projection = Cylinder(width: 5120);
        var plan = Mosaic.Plan(scene.Views, projection, scene.Ground, Small with { PictureBytes = budget });
        var store = new MosaicPictureStore(plan, scene);
        var survey = Mosaic.Survey(store);
        var sink = new CountedTiles();
        Mosaic.Render(store, MosaicPhotometry.None(plan), Mosaic.Seams(survey, MosaicPhotometry.None(plan)), sink);

        Assert.InRange(store.MostBytes, 1, budget);
        Assert.InRange(sink.MostPixels, 1, 256 * 256);
        Assert.True(scene.Opened > scene.Count, "pictures that made way are opened again");
    }

    [Fact]
    public void A_layer_shows_its_picture_alone_and_all_of_it()
    {
        var scene = FarScene();
        var plan = Mosaic.Plan(scene.Views, Cylinder(), scene.Ground, Small);
        var store = new MosaicPictureStore(plan, scene);
        var bounds = Mosaic.LayerBounds(plan, 11);
        var kept = new LayerPixels(bounds.Column, bounds.Row, bounds.Width, bounds.Height);
        Mosaic.RenderLayer(store, MosaicPhotometry.None(plan), 11, kept);

        var seen = Enumerable.Range(0, 1280 * Cylinder().Height).Count(i =>
            scene.Views[11].Project(Cylinder().Look(i % 1280, i / 1280)!.Value) is { } at && Holds(MadeCameras.Camera, at, 0));
        Assert.InRange(kept.Count, seen - 8, seen + 8);
        Assert.True(kept.IsWithin);
    }

    [Fact]
    public void A_sink_that_fails_ends_the_work_with_its_own_error()
    {
        var scene = FarScene();
        var plan = Mosaic.Plan(scene.Views, Cylinder(), scene.Ground, Small);
        var store = new MosaicPictureStore(plan, scene);
        var seams = Mosaic.Seams(Mosaic.Survey(store), MosaicPhotometry.None(plan));

        Assert.Throws<NotSupportedException>(() => Mosaic.Render(store, MosaicPhotometry.None(plan), seams, new FullDisk()));
    }

    [Fact]
    public void A_picture_of_another_size_than_its_camera_s_is_named()
    {
        var scene = FarScene();
        View[] views = [.. scene.Views.Select(view => view with { Camera = MadeCameras.Camera with { Width = 170 } })];
        var plan = Mosaic.Plan(views, Cylinder(), scene.Ground, Small with { Threads = 1 });

        var error = Assert.ThrowsAny<Exception>(() => Mosaic.Survey(new(plan, scene)));
        Assert.Contains("picture 0: the picture is 160 × 120, its camera 170 × 120", error.ToString(), StringComparison.Ordinal);
    }

    // Two levels of 16-byte texels and a border, for the finest that a mosaic of this size asks for and the coarser ones of its cells.
    static long PictureBytes => 16L * ((164 * 124) + (84 * 64) + (44 * 34) + (24 * 19));

    static MadeScene Uneven() => new()
    {
        Views = MadeCameras.Ring(12),
        Gain = index => new(1 + (0.1 * Math.Sin(index)), 1 + (0.1 * Math.Cos(index)), 1),
        Noise = 0.004,
    };

    static bool Holds(ICameraModel camera, (double Column, double Row) at, double inside) =>
        at.Column >= inside && at.Row >= inside && at.Column <= camera.Width - 1 - inside && at.Row <= camera.Height - 1 - inside;

    static double Covered(KeptMosaic mosaic) => mosaic.Alpha.Pixels.ToArray().Average(alpha => alpha / 255.0);

    static double PsnrDb(KeptMosaic mosaic, IProjection projection, ISurface ground, int fromColumn = 0, int toColumn = int.MaxValue)
    {
        var (squares, count) = (0.0, 0L);
        for (var row = 0; row < projection.Height; row++)
        {
            for (var column = fromColumn; column < Math.Min(toColumn, projection.Width); column++)
            {
                if (mosaic.Alpha[column, row] == 255)
                {
                    var ray = projection.Ray(column, row)!.Value;
                    var light = MadeScene.Light(ray.From, ray.Direction, ground.DistanceM(ray.From, ray.Direction), 0);
                    squares += Math.Pow(mosaic.Colour.Red[column, row].Value - light, 2);
                    count++;
                }
            }
        }

        return 10 * Math.Log10(count / squares);
    }

    static double MostDifference(KeptMosaic a, KeptMosaic b)
    {
        var most = 0.0;
        for (var i = 0; i < a.Alpha.Pixels.Length; i++)
        {
            if (a.Alpha.Pixels[i] != 0)
            {
                most = Math.Max(most, Math.Abs(a.Colour.Green.Pixels[i].Value - b.Colour.Green.Pixels[i].Value));
            }
        }

        return most;
    }

    sealed class CountedTiles : IMosaicSink
    {
        public int MostPixels { get; private set; }

        public void Write(MosaicTile tile) => MostPixels = Math.Max(MostPixels, tile.Width * tile.Height);
    }

    sealed class LayerPixels(int column, int row, int width, int height) : IMosaicSink
    {
        public int Count { get; private set; }

        public bool IsWithin { get; private set; } = true;

        public void Write(MosaicTile tile)
        {
            IsWithin &= tile.Column >= column && tile.Row >= row && tile.Column + tile.Width <= column + width && tile.Row + tile.Height <= row + height;
            Count += tile.Alpha.Pixels.ToArray().Count(alpha => alpha != 0);
        }
    }

    sealed class FullDisk : IMosaicSink
    {
        public void Write(MosaicTile tile) => throw new NotSupportedException("full");
    }
}
