using Farside.Core.Rasters;
using Farside.Processing.Imaging;

namespace Farside.Tests.Processing.Imaging;

public sealed class DisplayLookTests
{
    [Fact]
    public void A_percentile_is_the_value_that_so_many_samples_do_not_exceed()
    {
        // Rows of one value each: every value 0..999 equally often, wherever the grid falls.
        const int Width = 64;
        var samples = new ushort[1000 * 4 * Width];
        for (var y = 0; y < 4000; y++)
        {
            samples.AsSpan(y * Width, Width).Fill((ushort)(y / 4));
        }

        var statistics = FrameStatistics.OfGrey<ushort>(samples, Width, fullScale: 1023);

        Assert.Equal(0, statistics.Percentile(0, ColourGains.None));
        Assert.Equal(9, statistics.Percentile(1, ColourGains.None));
        Assert.Equal(499, statistics.Percentile(50, ColourGains.None));
        Assert.Equal(989, statistics.Percentile(99, ColourGains.None));
        Assert.Equal(999, statistics.Percentile(100, ColourGains.None));
    }

    [Theory]
    [InlineData(BayerPattern.Rggb)]
    [InlineData(BayerPattern.Grbg)]
    [InlineData(BayerPattern.Gbrg)]
    [InlineData(BayerPattern.Bggr)]
    public void Soil_of_a_known_tint_comes_out_neutral_beside_sky_shadow_foil_and_burnt_spots(BayerPattern pattern)
    {
        var samples = Scene(pattern, red: 0.62, blue: 0.81, seed: 5);

        var gains = WhiteBalance.OfLitSoil(FrameStatistics.OfMosaic<ushort>(samples, 512, pattern, 1023));

        Assert.Equal(1 / 0.62, gains.Red, 0.01);
        Assert.Equal(1, gains.Green);
        Assert.Equal(1 / 0.81, gains.Blue, 0.01);
    }

    [Fact]
    public void A_pedestal_does_not_tint_the_soil()
    {
        var samples = Scene(BayerPattern.Rggb, red: 0.62, blue: 0.81, seed: 5, pedestal: 64);

        var gains = WhiteBalance.OfLitSoil(FrameStatistics.OfMosaic<ushort>(samples, 512, BayerPattern.Rggb, 1023, blackLevel: 64));

        Assert.Equal(1 / 0.62, gains.Red, 0.015);
        Assert.Equal(1 / 0.81, gains.Blue, 0.015);
    }

    [Fact]
    public void A_burnt_out_spot_shows_as_white_without_a_tint()
    {
        var samples = Scene(BayerPattern.Rggb, red: 0.62, blue: 0.81, seed: 6);
        var look = DisplayLook.Of(FrameStatistics.OfMosaic<ushort>(samples, 512, BayerPattern.Rggb, 1023), new() { HighPercent = 100 });

        Assert.All([look.Gains.Red, look.Gains.Green, look.Gains.Blue], gain => Assert.Equal(1, look.Show(1023 * gain), precision: 12));
    }

    [Fact]
    public void The_look_of_merged_frames_is_the_look_of_the_frames_laid_end_to_end()
    {
        var first = Scene(BayerPattern.Rggb, 0.62, 0.81, seed: 1);
        var second = Scene(BayerPattern.Rggb, 0.70, 0.75, seed: 2);
        var together = FrameStatistics.OfMosaic<ushort>([.. first, .. second], 512, BayerPattern.Rggb, 1023);

        var merged = FrameStatistics.OfMosaic<ushort>(first, 512, BayerPattern.Rggb, 1023);
        merged.Merge(FrameStatistics.OfMosaic<ushort>(second, 512, BayerPattern.Rggb, 1023));

        Assert.Equal(DisplayLook.Of(together, new()), DisplayLook.Of(merged, new()));
        Assert.Equal(together.SaturatedShare, merged.SaturatedShare);
    }

    /// <summary>Tinted soil under shading and noise, a strip of dark sky, shadows, blue foil and burnt spots, in 512 × 256.</summary>
    static ushort[] Scene(BayerPattern pattern, double red, double blue, int seed, int pedestal = 0)
    {
        var random = new Random(seed);
        var samples = new ushort[512 * 256];
        for (var y = 0; y < 256; y++)
        {
            for (var x = 0; x < 512; x++)
            {
                double[] tint = y < 64 ? [8, 8, 8] : (x / 8 % 7) switch
                {
                    0 => [20, 22, 30],
                    1 => [90, 200, 500],
                    2 when y < 100 => [3000, 3000, 3000],
                    _ => [red * (300 + y), 300 + y, blue * (300 + y)],
                };
                var noisy = tint[pattern.Channel(x, y)] * (1 + (0.04 * (random.NextDouble() - 0.5))) + pedestal;
                samples[(y * 512) + x] = (ushort)Math.Clamp(Math.Round(noisy), 0, 1023);
            }
        }

        return samples;
    }
}
