using Farside.Core.Rasters;
using Farside.Processing.Imaging;

namespace Farside.Tests.Processing.Imaging;

public class MosaicBalanceTests
{
    // Powers of two, so that multiplying and dividing round nothing.
    static readonly ColourGains Gains = new(2, 1, 4);

    [Theory]
    [InlineData(DemosaicMethod.Malvar)]
    [InlineData(DemosaicMethod.MenonUnrefined)]
    [InlineData(DemosaicMethod.Menon)]
    public void A_detector_that_sees_colours_weaker_gives_the_same_picture_weaker(DemosaicMethod method)
    {
        foreach (var pattern in Mosaics.Patterns)
        {
            var neutral = Mosaics.Noise(57, 40, seed: 11);
            var weak = Weaken(neutral, pattern);

            var expected = Demosaicers.Demosaic(neutral, pattern, method);
            var actual = Demosaicers.Demosaic(weak, pattern, method, Gains);

            Assert.Equal(Scaled(expected.Red, 0.5f), Scaled(actual.Red, 1));
            Assert.Equal(Scaled(expected.Green, 1), Scaled(actual.Green, 1));
            Assert.Equal(Scaled(expected.Blue, 0.25f), Scaled(actual.Blue, 1));
        }
    }

    [Fact]
    public void Without_balancing_a_weak_red_and_blue_mislead_the_choice_of_direction()
    {
        var scene = Mosaics.Scene(96, 96, (x, y) => Grey(300 + (200 * MathF.Sin(0.9f * x + (0.15f * y)))));
        var weakScene = Mosaics.Scene(96, 96, (x, y) => (scene.Red[x, y].Value / 2, scene.Green[x, y].Value, scene.Blue[x, y].Value / 4));
        var weak = Mosaics.Sample(weakScene, BayerPattern.Rggb);

        var balanced = Cpsnr.Of(weakScene, Demosaicers.Demosaic(weak, BayerPattern.Rggb, DemosaicMethod.Menon, Gains), peak: 500);
        var unbalanced = Cpsnr.Of(weakScene, Demosaicers.Demosaic(weak, BayerPattern.Rggb, DemosaicMethod.Menon), peak: 500);

        Assert.True(balanced > unbalanced + 6, $"balanced {balanced:F2} dB, unbalanced {unbalanced:F2} dB");
    }

    [Fact]
    public void Undoing_gains_gives_back_what_was_measured_to_a_rounding()
    {
        var mosaic = Mosaics.Noise(33, 20, seed: 12);

        var planes = Demosaicers.Demosaic(mosaic, BayerPattern.Gbrg, DemosaicMethod.Malvar, new ColourGains(1.73, 1, 1.39));

        foreach (var (expected, actual) in mosaic.Pixels.ToArray().Zip(Mosaics.Sample(planes, BayerPattern.Gbrg).Pixels.ToArray()))
        {
            Assert.Equal(expected.Value, actual.Value, tolerance: 2e-7f * 1023);
        }
    }

    static (float R, float G, float B) Grey(float value) => (value, value, value);

    static Raster<Linear> Weaken(Raster<Linear> mosaic, BayerPattern pattern)
    {
        var weak = new Raster<Linear>(mosaic.Width, mosaic.Height);
        for (var y = 0; y < mosaic.Height; y++)
        {
            for (var x = 0; x < mosaic.Width; x++)
            {
                var gain = Mosaics.ColourAt(pattern, x, y) switch { 'R' => Gains.Red, 'G' => Gains.Green, _ => Gains.Blue };
                weak[x, y] = new(mosaic[x, y].Value / (float)gain);
            }
        }

        return weak;
    }

    static float[] Scaled(Raster<Linear> plane, float factor) => [.. plane.Pixels.ToArray().Select(sample => sample.Value * factor)];
}
