using Farside.Core.Rasters;
using Farside.Processing.Imaging;
using Farside.Processing.Imaging.Demosaicing;

namespace Farside.Tests.Processing.Imaging.Demosaicing;

public class DemosaicerTests
{
    /// <summary>Rows and columns beyond which no sample reaches a pixel; even.</summary>
    static int Reach(DemosaicMethod method) => method is DemosaicMethod.Residual ? 76 : 10;

    public static TheoryData<DemosaicMethod, BayerPattern> MethodsAndPatterns
    {
        get
        {
            var data = new TheoryData<DemosaicMethod, BayerPattern>();
            foreach (var method in Methods)
            {
                foreach (var pattern in Mosaics.Patterns)
                {
                    data.Add(method, pattern);
                }
            }

            return data;
        }
    }

    static DemosaicMethod[] Methods =>
        [DemosaicMethod.Bilinear, DemosaicMethod.Malvar, DemosaicMethod.MenonUnrefined, DemosaicMethod.Menon, DemosaicMethod.Rcd,
        DemosaicMethod.Residual];

    [Theory]
    [MemberData(nameof(MethodsAndPatterns))]
    public void A_field_of_one_colour_stays_that_colour(DemosaicMethod method, BayerPattern pattern)
    {
        var scene = Mosaics.Scene(37, 26, (_, _) => (310, 480, 155));

        var planes = Demosaicers.Demosaic(Mosaics.Sample(scene, pattern), pattern, method);

        AssertSame(scene, planes);
    }

    [Theory]
    [MemberData(nameof(MethodsAndPatterns))]
    public void Samples_that_were_measured_are_returned_untouched(DemosaicMethod method, BayerPattern pattern)
    {
        var mosaic = Mosaics.Noise(53, 31, seed: 3);

        var planes = Demosaicers.Demosaic(mosaic, pattern, method);

        Assert.Equal(mosaic.Pixels.ToArray(), Mosaics.Sample(planes, pattern).Pixels.ToArray());
    }

    [Theory]
    [MemberData(nameof(MethodsAndPatterns))]
    public void A_slanted_plane_of_grey_is_found_again_away_from_the_border(DemosaicMethod method, BayerPattern pattern)
    {
        var reach = Reach(method);
        var scene = Mosaics.Scene(28 + (2 * reach), 20 + (2 * reach), (x, y) => Grey(500 + (8 * x) - (3 * y)));

        var planes = Demosaicers.Demosaic(Mosaics.Sample(scene, pattern), pattern, method);

        AssertClose(scene, planes, border: reach, tolerance: 2e-3f);
    }

    [Theory]
    [MemberData(nameof(MethodsAndPatterns))]
    public void Cutting_the_picture_into_bands_does_not_change_a_bit(DemosaicMethod method, BayerPattern pattern)
    {
        var mosaic = Mosaics.Noise(71, 45, seed: 4);
        var whole = Demosaicers.Demosaic(mosaic, pattern, method);
        var demosaicer = Demosaicers.Create(method);

        foreach (var (from, to) in new[] { (0, 1), (1, 8), (8, 40), (40, 45) })
        {
            var band = new ColourPlanes(mosaic.Width, to - from);
            demosaicer.Demosaic(mosaic, pattern, from, to, band);
            AssertSame(Crop(whole, 0, from, mosaic.Width, to - from), band);
        }
    }

    [Theory]
    [MemberData(nameof(MethodsAndPatterns))]
    public void The_vectors_width_does_not_change_a_bit(DemosaicMethod method, BayerPattern pattern)
    {
        foreach (var width in new[] { 2, 3, 15, 32, 33, 95, 130 })
        {
            var mosaic = Mosaics.Noise(width, 21, seed: width);
            var plain = With(Demosaicers.Create(method, lanes: 1), mosaic, pattern);
            foreach (var lanes in new[] { 4, 8, 16 })
            {
                AssertSame(plain, With(Demosaicers.Create(method, lanes), mosaic, pattern));
            }
        }
    }

    [Theory]
    [MemberData(nameof(MethodsAndPatterns))]
    public void Vectors_give_what_the_plain_method_gives_to_the_last_bit(DemosaicMethod method, BayerPattern pattern)
    {
        foreach (var (width, height) in new[] { (2, 2), (3, 5), (64, 48), (71, 53) })
        {
            var mosaic = Fractions(width, height);

            AssertSame(Plain(mosaic, pattern, method), Demosaicers.Demosaic(mosaic, pattern, method));
        }
    }

    [Theory]
    [MemberData(nameof(MethodsAndPatterns))]
    public void A_detector_shifted_by_a_pixel_sees_the_same_picture(DemosaicMethod method, BayerPattern pattern)
    {
        var reach = Reach(method);
        var mosaic = Mosaics.Noise(40 + (2 * reach), 30 + (2 * reach), seed: 5);
        var whole = Demosaicers.Demosaic(mosaic, pattern, method);

        foreach (var (left, top) in new[] { (1, 0), (0, 1), (1, 1) })
        {
            var (width, height) = (mosaic.Width - left, mosaic.Height - top);
            var cut = Demosaicers.Demosaic(Mosaics.Crop(mosaic, left, top, width, height), Mosaics.Shifted(pattern, left, top), method);
            AssertSame(
                Crop(whole, left + reach, top + reach, width - (2 * reach), height - (2 * reach)),
                Crop(cut, reach, reach, width - (2 * reach), height - (2 * reach)));
        }
    }

    [Theory]
    [MemberData(nameof(MethodsAndPatterns))]
    public void Up_to_the_last_pixel_the_border_is_as_if_the_scene_went_on_mirrored(DemosaicMethod method, BayerPattern pattern)
    {
        var added = Reach(method) + 4;
        var mosaic = Mosaics.Noise(added + 17, added + 10, seed: 6);
        var extended = new Raster<Linear>(mosaic.Width + (2 * added), mosaic.Height + (2 * added));
        for (var y = 0; y < extended.Height; y++)
        {
            for (var x = 0; x < extended.Width; x++)
            {
                extended[x, y] = mosaic[Mirrored(x - added, mosaic.Width), Mirrored(y - added, mosaic.Height)];
            }
        }

        var inside = Demosaicers.Demosaic(extended, pattern, method);

        AssertSame(Crop(inside, added, added, mosaic.Width, mosaic.Height), Demosaicers.Demosaic(mosaic, pattern, method));
    }

    [Theory]
    [MemberData(nameof(MethodsAndPatterns))]
    public void A_missing_sample_is_missed_only_within_ten_pixels(DemosaicMethod method, BayerPattern pattern)
    {
        var reach = Reach(method);
        var gap = reach + 15;
        var mosaic = Mosaics.Noise((2 * gap) + 1, (2 * gap) + 1, seed: 7);
        var whole = Demosaicers.Demosaic(mosaic, pattern, method);
        mosaic[gap, gap] = new(float.NaN);

        var planes = Demosaicers.Demosaic(mosaic, pattern, method);

        foreach (var colour in "RGB")
        {
            var (expected, actual) = (Mosaics.Plane(whole, colour), Mosaics.Plane(planes, colour));
            for (var y = 0; y < mosaic.Height; y++)
            {
                for (var x = 0; x < mosaic.Width; x++)
                {
                    var isFar = Math.Max(Math.Abs(x - gap), Math.Abs(y - gap)) > reach;
                    Assert.True(!isFar || expected[x, y] == actual[x, y],
                        $"{colour} at ({x}, {y}) is {actual[x, y].Value}, was {expected[x, y].Value}.");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(MethodsAndPatterns))]
    public void The_smallest_mosaics_give_pictures_too(DemosaicMethod method, BayerPattern pattern)
    {
        foreach (var (width, height) in new[] { (2, 2), (3, 2), (2, 3), (5, 4) })
        {
            var scene = Mosaics.Scene(width, height, (_, _) => (7, 5, 3));
            AssertSame(scene, Demosaicers.Demosaic(Mosaics.Sample(scene, pattern), pattern, method));
        }
    }

    [Fact]
    public void A_single_row_is_refused_since_it_lacks_a_colour() =>
        Assert.Throws<ArgumentException>(() => Demosaicers.Demosaic(new Raster<Linear>(8, 1), BayerPattern.Rggb, DemosaicMethod.Malvar));

    [Fact]
    public void A_band_that_is_too_small_is_refused() =>
        Assert.Throws<ArgumentException>(() =>
            Demosaicers.Create(DemosaicMethod.Malvar).Demosaic(new Raster<Linear>(8, 8), BayerPattern.Rggb, 0, 8, new ColourPlanes(8, 7)));

    static ColourPlanes Plain(Raster<Linear> mosaic, BayerPattern pattern, DemosaicMethod method) => method switch
    {
        DemosaicMethod.Bilinear => PlainDemosaic.Bilinear(mosaic, pattern),
        DemosaicMethod.Malvar => PlainDemosaic.Malvar(mosaic, pattern),
        DemosaicMethod.Rcd => PlainDemosaic.Rcd(mosaic, pattern),
        DemosaicMethod.Residual => PlainDemosaic.Residual(mosaic, pattern, ScaleTo128(mosaic)),
        _ => PlainDemosaic.Menon(mosaic, pattern, isRefined: method is DemosaicMethod.Menon),
    };

    static float ScaleTo128(Raster<Linear> mosaic)
    {
        var largest = 0f;
        foreach (var sample in mosaic.Pixels)
        {
            largest = Math.Max(largest, Math.Abs(sample.Value));
        }

        return MathF.Pow(2, 7 - MathF.Floor(MathF.Log2(largest)));
    }

    /// <summary>Samples whose sums round, so that another order of the same sums would show.</summary>
    static Raster<Linear> Fractions(int width, int height)
    {
        var random = new Random(width);
        var mosaic = new Raster<Linear>(width, height);
        foreach (ref var sample in mosaic.Pixels)
        {
            sample = new((1000 * random.NextSingle()) - 20);
        }

        return mosaic;
    }

    static (float R, float G, float B) Grey(float value) => (value, value, value);

    static int Mirrored(int index, int count) => index < 0 ? -index : index < count ? index : (2 * (count - 1)) - index;

    static ColourPlanes With(IDemosaicer demosaicer, Raster<Linear> mosaic, BayerPattern pattern)
    {
        var planes = new ColourPlanes(mosaic.Width, mosaic.Height);
        demosaicer.Demosaic(mosaic, pattern, 0, mosaic.Height, planes);
        return planes;
    }

    static ColourPlanes Crop(ColourPlanes planes, int left, int top, int width, int height) => new(
        Mosaics.Crop(planes.Red, left, top, width, height),
        Mosaics.Crop(planes.Green, left, top, width, height),
        Mosaics.Crop(planes.Blue, left, top, width, height));

    static void AssertSame(ColourPlanes expected, ColourPlanes actual)
    {
        foreach (var colour in "RGB")
        {
            Assert.Equal(Mosaics.Plane(expected, colour).Pixels.ToArray(), Mosaics.Plane(actual, colour).Pixels.ToArray());
        }
    }

    static void AssertClose(ColourPlanes expected, ColourPlanes actual, int border, float tolerance)
    {
        foreach (var colour in "RGB")
        {
            for (var y = border; y < expected.Height - border; y++)
            {
                for (var x = border; x < expected.Width - border; x++)
                {
                    Assert.Equal(Mosaics.Plane(expected, colour)[x, y].Value, Mosaics.Plane(actual, colour)[x, y].Value, tolerance);
                }
            }
        }
    }
}
