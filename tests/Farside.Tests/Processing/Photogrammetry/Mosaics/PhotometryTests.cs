using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Core.Sky;
using Farside.Core.Units;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Mosaics;
using Farside.Processing.Photogrammetry.Mosaics.Projections;

namespace Farside.Tests.Processing.Photogrammetry.Mosaics;

public sealed class PhotometryTests
{
    static readonly Point<SiteFrame> Eye = new(0, 0, 2);
    static readonly CylindricalProjection Cylinder = CylindricalProjection.Turn(Eye, 1280, default, Angle.FromDegrees(14), Angle.FromDegrees(-14));

    static readonly Lazy<(MadeScene Scene, MosaicPhotometry Photometry, MosaicPhotometry Before)> Solved = new(() =>
    {
        var scene = Scene();
        var survey = Mosaic.Survey(new(Plan(scene), scene));
        return (scene, Mosaic.Photometry(survey), Mosaic.Judged(survey, MosaicPhotometry.None(survey.Plan)));
    });

    // Gains of up to ±25 %, different in each colour; a fall-off of 30 % in the corners; 1 % of noise.
    static MadeScene Scene() => new()
    {
        Views = MadeCameras.Ring(12),
        Gain = index => new(Gain(index, 0), Gain(index, 1), Gain(index, 2)),
        Vignetting = Fall,
        Noise = 0.01,
    };

    static double Gain(int index, int colour) => Math.Exp(0.25 * Math.Sin((index * 2.3) + (colour * 0.7)));

    static double Fall(double r2) => 1 - (0.35 * r2) + (0.05 * r2 * r2);

    static MosaicPlan Plan(MadeScene scene) => Mosaic.Plan(scene.Views, Cylinder, scene.Ground, new() { TilePx = 256, Levels = 4, Threads = 2 });

    [Fact]
    public void Gains_come_back_within_a_hundredth_and_close_around_the_ring()
    {
        var (scene, photometry, _) = Solved.Value;
        for (var colour = 0; colour < 3; colour++)
        {
            var meanLog = Enumerable.Range(0, 12).Average(index => Math.Log(Gain(index, colour)));
            for (var index = 0; index < scene.Count; index++)
            {
                Assert.Equal(1, photometry.Gains[index][colour] / Gain(index, colour) * Math.Exp(meanLog), 0.01);
            }
        }
    }

    [Fact]
    public void The_fall_off_comes_back_within_a_hundredth_out_to_the_corners()
    {
        foreach (var r2 in (double[])[0, 0.25, 0.5, 0.75, 1])
        {
            Assert.Equal(Fall(r2), Solved.Value.Photometry.Falloffs[0].RadialAt(r2), 0.01);
        }
    }

    [Fact]
    public void Mean_gains_stay_one()
    {
        for (var colour = 0; colour < 3; colour++)
        {
            Assert.Equal(0, Solved.Value.Photometry.Gains.Average(gain => Math.Log(gain[colour])), 6);
        }
    }

    [Fact]
    public void Overlaps_agree_at_35_dB_afterwards_and_not_before()
    {
        var (_, photometry, before) = Solved.Value;

        Assert.Equal(12, photometry.Overlaps.Count);
        Assert.All(photometry.Overlaps, overlap => Assert.InRange(overlap.PsnrDb, 35, 45));
        Assert.All(photometry.Overlaps, overlap => Assert.Equal(1, overlap.MeanRatio, 0.01));
        Assert.Contains(before.Overlaps, overlap => overlap.PsnrDb < 25);
    }

    [Fact]
    public void Noise_of_a_hundredth_in_both_pictures_is_an_overlap_of_37_dB()
    {
        // 20 log10(1 / (0.01 √2)) = 36.99; interpolation between pixels takes up to 2 dB of noise away.
        var scene = new MadeScene { Views = MadeCameras.Ring(12), Noise = 0.01 };
        var survey = Mosaic.Survey(new(Plan(scene), scene));
        var overlaps = Mosaic.Judged(survey, MosaicPhotometry.None(survey.Plan)).Overlaps;

        Assert.InRange(overlaps.Average(overlap => overlap.PsnrDb), 36.5, 39.5);
    }

    [Fact]
    public void Stated_errors_are_of_the_size_of_the_true_ones()
    {
        var (scene, photometry, _) = Solved.Value;
        var squares = 0.0;
        for (var index = 0; index < scene.Count; index++)
        {
            var meanLog = Enumerable.Range(0, 12).Average(i => Math.Log(Gain(i, 1)));
            squares += Math.Pow((Math.Log(photometry.Gains[index].Green / Gain(index, 1)) + meanLog) / photometry.GainSigmas[index].Green, 2);
        }

        Assert.InRange(Math.Sqrt(squares / scene.Count), 0.2, 4);
    }

    [Fact]
    public void Something_that_moved_in_a_tenth_of_an_overlap_changes_no_gain_by_a_hundredth()
    {
        var scene = new MadeScene
        {
            Views = MadeCameras.Ring(12),
            Gain = index => new(Gain(index, 0), Gain(index, 0), Gain(index, 0)),
            Instead = (index, column, row) => index == 4 && column > 110 && row > 100 ? 0.15 : null,
        };
        var photometry = Mosaic.Photometry(Mosaic.Survey(new(Plan(scene), scene)));

        var meanLog = Enumerable.Range(0, 12).Average(index => Math.Log(Gain(index, 0)));
        Assert.All(Enumerable.Range(0, 12), index => Assert.Equal(1, photometry.Gains[index].Red / Gain(index, 0) * Math.Exp(meanLog), 0.01));
    }

    [Fact]
    public void What_is_known_to_stand_before_the_ground_is_not_judged_as_ground()
    {
        // A pole that parallax has carried away in one of two pictures.
        var views = MadeCameras.Ring(12);
        var scene = new MadeScene { Views = views, Noise = 0.01, Instead = (index, column, _) => index == 4 && column is >= 133 and <= 137 ? 0.15 : null };
        Point<SiteFrame>[] pole = [.. Enumerable.Range(0, 30).Select(i => Along(views[4], 135, 4 * i, 5))];
        double Psnr(Point<SiteFrame>[]? standing)
        {
            var plan = Mosaic.Plan(views, Cylinder, scene.Ground, new() { TilePx = 256, Levels = 4, Photometry = new() { Standing = standing } });
            return Mosaic.Judged(Mosaic.Survey(new(plan, scene)), MosaicPhotometry.None(plan)).Overlaps.Single(overlap => (overlap.First, overlap.Second) == (4, 5)).PsnrDb;
        }

        Assert.InRange(Psnr(null), 0, 30);
        Assert.InRange(Psnr(pole), 36, 40);
        Assert.InRange(Psnr(pole[^2..]), 36, 40); // its foot alone: nobody knows how far up it goes
        Assert.InRange(Psnr(pole[..2]), 0, 30);   // its top alone says nothing of what lies below
    }

    [Fact]
    public void What_lies_between_two_things_that_stand_is_not_judged_as_ground_and_what_lies_beside_them_is()
    {
        // A smooth panel, known by two of its edges alone; the same edges far apart say nothing of the ground between.
        var views = MadeCameras.Ring(12);
        var scene = new MadeScene { Views = views, Noise = 0.01, Instead = (index, column, _) => index == 4 && column is >= 122 and <= 142 ? 0.15 : null };
        double Psnr(int left, int right)
        {
            Point<SiteFrame>[] edges = [.. Enumerable.Range(0, 30).SelectMany(i => new[] { Along(views[4], left, 4 * i, 5), Along(views[4], right, 4 * i, 5) })];
            var plan = Mosaic.Plan(views, Cylinder, scene.Ground, new() { TilePx = 256, Levels = 4, Photometry = new() { Standing = edges } });
            return Mosaic.Judged(Mosaic.Survey(new(plan, scene)), MosaicPhotometry.None(plan)).Overlaps.Single(overlap => (overlap.First, overlap.Second) == (4, 5)).PsnrDb;
        }

        Assert.InRange(Psnr(122, 142), 36, 40);
        Assert.InRange(Psnr(100, 150), 0, 30);
    }

    static Point<SiteFrame> Along(View view, double column, double row, double distanceM)
    {
        var (from, ray) = (view.SiteFromCamera.Origin, view.Ray(column, row));
        return new(from.X + (distanceM * ray.X), from.Y + (distanceM * ray.Y), from.Z + (distanceM * ray.Z));
    }

    [Fact]
    public void Ground_that_shines_towards_one_side_bends_no_gain_once_sides_are_told_apart()
    {
        // Eyes half a metre from the mast see ground at 7 m from sides 2° apart; its light grows by up to 3.5 % a degree.
        var scene = new MadeScene
        {
            Views = MadeCameras.Ring(12, armM: 0.5),
            Ground = PlaneSurface.Level(0),
            Gain = index => new(Gain(index, 0), Gain(index, 0), Gain(index, 0)),
            Side = ray => Math.Exp(2 * ray.X / Math.Sqrt((ray.X * ray.X) + (ray.Y * ray.Y))),
        };

        Assert.InRange(GreatestError(scene, new() { HasViewingSide = true }), 0, 0.01);
        Assert.InRange(GreatestError(scene, new()), 0.01, 1);
    }

    static double GreatestError(MadeScene scene, PhotometryOptions light, IMosaicPictures? pictures = null)
    {
        var options = new MosaicOptions { TilePx = 256, Levels = 4, FullScale = 10, Photometry = light with { GainSigma = 3, DarkShare = 0.001 } };
        var photometry = Mosaic.Photometry(Mosaic.Survey(new(Mosaic.Plan(scene.Views, Cylinder, scene.Ground, options), pictures ?? scene)));
        var logs = Enumerable.Range(0, scene.Count).Select(index => Math.Log(photometry.Gains[index].Green / Gain(index, 0))).ToList();
        return logs.Max(log => Math.Abs(log - logs.Average()));
    }

    [Theory]
    [InlineData(true, 0, 0.003)]      // the Sun sinks by a quarter of a degree from the first picture to the last, 2 % of level ground's light
    [InlineData(false, 0.006, 0.02)]  // which otherwise would be told as exposure
    public void Light_that_sinks_while_a_ring_is_taken_is_no_exposure(bool isSunKnown, double least, double most)
    {
        var scene = new MadeScene { Views = MadeCameras.Ring(12), Gain = index => Grey(Gain(index, 0) * SunShare(index)) };

        Assert.InRange(GreatestError(scene, new() { Suns = isSunKnown ? Suns() : null }), least, most);
    }

    [Theory]
    [InlineData(1, 0, 0.01)]
    [InlineData(0, 0.01, 0.1)]
    public void Where_a_ring_closes_over_changed_light_its_cameras_own_slope_is_told_from_the_change(int fieldDegree, double least, double most)
    {
        // Darker by 0.8 % from left to right in every picture. Around the ring that adds up to 5 %, as much as the change of light where it closes may be.
        var scene = new MadeScene { Views = MadeCameras.Ring(12), Gain = index => Grey(Gain(index, 0) * SunShare(index)) };
        var options = new PhotometryOptions { Suns = Suns(), FieldDegree = fieldDegree, FieldSigma = 0.005 };

        Assert.InRange(GreatestError(scene, options, new Sloped(scene, 0.008)), least, most);
    }

    [Fact]
    public void An_open_row_makes_no_ramp_of_a_slope_that_it_cannot_tell()
    {
        var scene = new MadeScene { Views = [.. MadeCameras.Ring(12).Take(6)], Gain = index => Grey(Gain(index, 0)), Noise = 0.01 };

        Assert.InRange(GreatestError(scene, new() { FieldDegree = 1, FieldSigma = 0.005 }), 0, 0.005);
    }

    static SunPosition[] Suns() => [.. Enumerable.Range(0, 12).Select(index => new SunPosition(Angle.FromDegrees(280), Angle.FromDegrees(13.13 - (0.26 * index / 11))))];

    static double SunShare(int index) => Math.Sin(Suns()[index].Elevation.Radians) / Math.Sin(Angle.FromDegrees(13).Radians);

    static ColourGain Grey(double gain) => new(gain, gain, gain);

    [Fact]
    public void A_picture_that_may_show_other_ground_moves_no_other_gain()
    {
        var scene = Wrong(out var options, expected: null);
        var photometry = Mosaic.Photometry(Mosaic.Survey(new(Mosaic.Plan(scene.Views, Cylinder, scene.Ground, options), scene)));

        int[] sound = [.. Enumerable.Range(0, 12).Where(index => index != 4)];
        var mean = sound.Average(index => Math.Log(photometry.Gains[index].Green / Gain(index, 0)));
        Assert.All(sound, index => Assert.Equal(mean, Math.Log(photometry.Gains[index].Green / Gain(index, 0)), 0.01));
    }

    [Fact]
    public void A_picture_that_may_show_other_ground_keeps_the_gain_that_is_expected_of_it()
    {
        var scene = Wrong(out var options, [.. Enumerable.Range(0, 12).Select(index => Gain(index, 0))]);
        var photometry = Mosaic.Photometry(Mosaic.Survey(new(Mosaic.Plan(scene.Views, Cylinder, scene.Ground, options), scene)));

        Assert.Equal(Gain(4, 0) / Gain(8, 0), photometry.Gains[4].Green / photometry.Gains[8].Green, 0.01);
    }

    // The fifth picture shows its neighbours' ground three times as bright, or something else.
    static MadeScene Wrong(out MosaicOptions options, double[]? expected)
    {
        var views = MadeCameras.Ring(12);
        options = new()
        {
            TilePx = 256,
            Levels = 4,
            Photometry = new() { IsDoubtful = [.. views.Select((_, index) => index == 4)], ExpectedGains = expected, GainSigma = expected is null ? 3 : 0.03 },
        };
        return new()
        {
            Views = views,
            Gain = index => new(Gain(index, 0), Gain(index, 0), Gain(index, 0)),
            Instead = (index, column, row) => index == 4 ? 0.3 + (0.1 * Math.Sin(0.2 * column) * Math.Cos(0.15 * row)) : null,
        };
    }

    [Fact]
    public void A_camera_s_own_slope_is_found_as_a_field()
    {
        // Darker by a tenth from left to right in every picture: on a ring it cannot hide in the gains.
        var scene = new MadeScene { Views = MadeCameras.Ring(12) };
        var sloped = new Sloped(scene);
        var options = new MosaicOptions { TilePx = 256, Levels = 4, Photometry = new() { FieldDegree = 2 } };
        var plan = Mosaic.Plan(scene.Views, Cylinder, scene.Ground, options);
        var falloff = Mosaic.Photometry(Mosaic.Survey(new(plan, sloped))).Falloffs[0];

        Assert.Equal(5, falloff.Field.Count);
        Assert.Equal(-0.1, 2 * falloff.Field[0], 0.01);
    }

    [Fact]
    public void Local_exposure_gives_each_picture_s_middle_its_own_brightness_back()
    {
        var scene = new MadeScene { Views = MadeCameras.Ring(12), Gain = index => new(Slow(index), Slow(index), Slow(index)) };
        var plan = Plan(scene);
        var store = new MosaicPictureStore(plan, scene);
        var survey = Mosaic.Survey(store);
        var photometry = Mosaic.Photometry(survey);
        var (plain, local) = (new KeptMosaic(1280, Cylinder.Height), new KeptMosaic(1280, Cylinder.Height));
        var seams = Mosaic.Seams(survey, photometry);
        Mosaic.Render(store, photometry, seams, plain);
        Mosaic.Render(store, photometry, seams, local, Mosaic.LocalExposure(survey, photometry, reachPx: 64));

        for (var index = 0; index < 12; index++)
        {
            var (column, row) = ((int)((index + 0.3) * 1280 / 12), Cylinder.Height / 2);
            var factor = local.Colour.Green[column, row].Value / plain.Colour.Green[column, row].Value;
            Assert.Equal(1, factor / photometry.Gains[index].Green, 0.15);
        }
    }

    static double Slow(int index) => Math.Exp(0.8 * Math.Sin(index * 2 * Math.PI / 12));

    sealed class Sloped(MadeScene scene, double slope = 0.1) : IMosaicPictures
    {
        public int Count => scene.Count;

        public MosaicPicture Open(int index)
        {
            var picture = scene.Open(index);
            foreach (var plane in (Raster<Linear>[])[picture.Colour.Red, picture.Colour.Green, picture.Colour.Blue])
            {
                for (var i = 0; i < plane.Pixels.Length; i++)
                {
                    plane.Pixels[i] = new((float)(plane.Pixels[i].Value * Math.Exp(-slope * ((i % 160 / 159.0) - 0.5))));
                }
            }

            return picture;
        }
    }
}
