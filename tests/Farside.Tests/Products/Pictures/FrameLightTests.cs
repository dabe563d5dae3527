using Farside.Core.Colour;
using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Processing.Imaging;
using Farside.Processing.Imaging.Colour;
using Farside.Processing.Imaging.Defects;
using Farside.Products.Pictures;

namespace Farside.Tests.Products.Pictures;

public sealed class FrameLightTests
{
    [Theory]
    [InlineData(BayerPattern.Rggb)]
    [InlineData(BayerPattern.Gbrg)]
    public void A_star_stands_where_it_stood_whatever_colour_its_pixels_have(BayerPattern pattern)
    {
        foreach (var (starX, starY) in ((double, double)[])[(15.3, 14.8), (16.0, 15.0), (14.5, 15.5), (15.75, 16.25)])
        {
            var frame = LabFrames.Of(Counts(32, 32, (x, y) => 900 * Math.Exp(-0.5 * (Square(x - starX) + Square(y - starY)) / 4)), SampleMeaning.Linear, pattern, 1023);

            var (x, y) = Centroid(FrameLight.Grey(frame));

            Assert.Equal(starX, x, 0.02);
            Assert.Equal(starY, y, 0.02);
        }
    }

    [Fact]
    public void A_surface_of_one_colour_has_one_grey_and_its_edge_is_as_good_as_its_middle()
    {
        var samples = Counts(20, 16, (x, y) => (x & 1, y & 1) switch { (0, 0) => 400, (1, 1) => 80, _ => 200 });

        var grey = FrameLight.Grey(LabFrames.Of(samples, SampleMeaning.Linear, BayerPattern.Rggb, 1023));

        Assert.All(grey.Pixels.ToArray(), pixel => Assert.Equal((400 + (2 * 200) + 80) / 4f, pixel.Value));
    }

    [Fact]
    public void Saturated_samples_and_the_neighbours_they_enter_are_flagged_and_missing_in_grey()
    {
        var frame = LabFrames.Of(Counts(16, 16, (x, y) => (x, y) == (8, 6) ? 1023 : Math.Abs(x - 8) + Math.Abs(y - 6) <= 2 ? 700 : 300), SampleMeaning.Linear, BayerPattern.Rggb, 1023);

        var light = FrameLight.Read(frame, null);
        var grey = FrameLight.Grey(frame);

        for (var y = 0; y < 16; y++)
        {
            for (var x = 0; x < 16; x++)
            {
                var distance = Math.Max(Math.Abs(x - 8), Math.Abs(y - 6));
                Assert.Equal(distance <= 1 ? (byte)PixelFlags.Saturated : 0, light.Mask[x, y]);
                Assert.Equal(distance <= 2, float.IsNaN(grey[x, y].Value));
            }
        }
    }

    [Fact]
    public void Light_is_what_is_above_black_with_the_corners_darkness_taken_out()
    {
        var falloff = new RadialFalloff(-0.10, -0.05, 0);
        var calibration = new ColourCalibration(12, ColourGains.None, ColourMatrix.Identity) { Falloff = falloff };
        var samples = Counts(40, 30, (x, y) => 12 + (800 * falloff.At(x, y, 40, 30)));
        var frame = LabFrames.Of(samples, SampleMeaning.Linear, null, 1023);

        var light = FrameLight.Read(frame, calibration);

        Assert.True(light.IsGrey);
        Assert.Same(light.Planes.Red, light.Planes.Blue);
        Assert.Equal(1011, light.FullScale);
        Assert.All(light.Planes.Green.Pixels.ToArray(), pixel => Assert.Equal(800, pixel.Value, 0.6f));
        Assert.Equal(800 * falloff.At(0, 0, 40, 30), FrameLight.Read(frame, calibration, hasFalloffUndone: false).Planes.Green[0, 0].Value, 0.6);
    }

    [Fact]
    public void A_hot_pixel_and_a_dead_column_take_their_neighbours_colour_and_are_flagged()
    {
        // A slope along the rows: what lies between two samples of one colour is their mean.
        var samples = Counts(24, 20, (x, y) => x == 9 ? 0 : (x, y) == (14, 7) ? 900 : 100 + (10 * x));
        var calibration = ColourCalibration.None with { Defects = [new(24, 20, [(14, 7)], [9])] };

        var light = FrameLight.Read(LabFrames.Of(samples, SampleMeaning.Linear, BayerPattern.Rggb, 1023), calibration, method: DemosaicMethod.Bilinear);

        Assert.Equal((byte)PixelFlags.HotPixel, light.Mask[14, 7]);
        Assert.Equal((byte)PixelFlags.DeadColumn, light.Mask[9, 3]);
        Assert.Equal(20 + 1, light.Mask.Pixels.ToArray().Count(flags => flags != 0));
        for (var y = 2; y < 18; y++)
        {
            for (var x = 2; x < 22; x++)
            {
                Assert.Equal(100 + (10 * x), light.Planes.Green[x, y].Value, 0.001f);
            }
        }
    }

    [Fact]
    public void A_picture_made_for_a_screen_is_decoded_to_light_and_shown_again_as_it_was()
    {
        var samples = LabFrames.Bytes(37, 21, 3, seed: 5);
        var frame = LabFrames.Of(samples, SampleMeaning.DisplayReferred);

        var light = FrameLight.Read(frame, null);
        var shown = new byte[samples.Bytes.Length];
        var colour = SceneColour.For(frame, null, null);
        for (var y = 0; y < 21; y++)
        {
            colour.Show(Floats(light.Planes.Red, y), Floats(light.Planes.Green, y), Floats(light.Planes.Blue, y), shown.AsSpan(3 * 37 * y, 3 * 37));
        }

        Assert.Equal(samples.Bytes, shown);
        var grey = samples.Bytes.AsSpan().IndexOf((byte)188);
        Assert.Equal(128, Plane(light.Planes, grey % 3).Pixels[grey / 3].Value, 0.5f); // half of white's light is sent as 188
    }

    [Fact]
    public void Light_shown_row_by_row_is_the_picture_that_the_frame_gives()
    {
        var frame = LabFrames.Of(LabFrames.Noise(48, 32, seed: 6), SampleMeaning.Linear, BayerPattern.Rggb, 1023);
        var calibration = new ColourCalibration(0, new(1.4, 1, 1.2), new(1.5, -0.4, -0.1, -0.2, 1.4, -0.2, 0, -0.5, 1.5));
        var look = calibration.Applied(new(0, ColourGains.None, 5, 900, 1));
        var picture = new FrameRenderer(DemosaicMethod.Bilinear).Display(frame, look, calibration).ToBitmap();

        var light = FrameLight.Read(frame, calibration, method: DemosaicMethod.Bilinear);
        var colour = SceneColour.Of(look, calibration);
        var row = new byte[3 * 48];
        for (var y = 0; y < 32; y++)
        {
            colour.Show(Floats(light.Planes.Red, y), Floats(light.Planes.Green, y), Floats(light.Planes.Blue, y), row);
            Assert.All(row.Zip(picture.Row(y).ToArray()), pair => Assert.InRange(pair.First - pair.Second, -1, 1)); // gains undone and done again: a rounding
        }
    }

    static double Square(double x) => x * x;

    static Raster<Linear> Plane(ColourPlanes planes, int channel) => channel switch { 0 => planes.Red, 1 => planes.Green, _ => planes.Blue };

    static Bitmap Counts(int width, int height, Func<int, int, double> dn) => LabFrames.Words(width, height, (x, y) => (ushort)Math.Round(dn(x, y)));

    static ReadOnlySpan<float> Floats(Raster<Linear> plane, int y) => System.Runtime.InteropServices.MemoryMarshal.Cast<Linear, float>(plane.Row(y));

    static (double X, double Y) Centroid(Raster<Linear> grey)
    {
        var (sum, sumX, sumY) = (0.0, 0.0, 0.0);
        for (var y = 0; y < grey.Height; y++)
        {
            for (var x = 0; x < grey.Width; x++)
            {
                var light = grey[x, y].Value;
                (sum, sumX, sumY) = (sum + light, sumX + (light * x), sumY + (light * y));
            }
        }

        return (sumX / sum, sumY / sum);
    }
}
