using Farside.Simulator.Instruments;

namespace Farside.Tests.Simulator;

/// <summary>The simulated detectors, measured as one measures real ones.</summary>
public sealed class DetectorTests
{
    static readonly Sensor Left = Sensor.PcamLeft;

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public void Noise_grows_with_the_square_root_of_light_by_the_stated_gain(bool isPanchromatic, int joined)
    {
        // Photon transfer: half the variance of the difference of two frames of the same grey, against their mean.
        var points = new List<(double Mean, double Variance)>();
        foreach (var wantedDn in new[] { 60f, 150, 300, 450, 600 })
        {
            var grey = Grey(588 / joined * 2, 432 / joined * 2);
            ushort[] Shoot(uint seed) => Take(Uniform() with { Width = grey.Width * joined }, grey, wantedDn, seed, isPanchromatic);
            var (a, b) = (Shoot(1), Shoot(2));
            var greens = Enumerable.Range(0, a.Length).Where(i => isPanchromatic || ((i / grey.Width) + (i % grey.Width)) % 2 == 1).ToList();
            points.Add((greens.Average(i => (a[i] + (double)b[i]) / 2) - Left.BlackDn, greens.Average(i => Math.Pow(a[i] - (double)b[i], 2)) / 2));
        }

        var (slope, atZero) = Line(points);
        Assert.Equal(Left.PhotonGain / (joined * joined), slope, 0.03 * Left.PhotonGain / (joined * joined));
        Assert.Equal((Left.ReadNoiseDn * Left.ReadNoiseDn / (joined * joined)) + (1 / 12.0), atZero, 0.35 / joined);
    }

    [Fact]
    public void At_full_scale_the_signal_is_44_decibels_above_its_noise()
    {
        var noise = Math.Sqrt((Left.PhotonGain * Left.FullScaleDn) + (Left.ReadNoiseDn * Left.ReadNoiseDn));

        Assert.Equal(44, 20 * Math.Log10(Left.FullScaleDn / noise), 0.1);
    }

    [Theory]
    [InlineData("left")]
    [InlineData("landing")]
    public void Corners_lose_the_stated_share_of_the_light(string which)
    {
        var sensor = which == "left" ? Left : Sensor.Lcam;
        var grey = Grey(sensor.Width / 4, sensor.Height / 4);
        var light = Detector.LightOf(sensor, grey, new(10, 150));

        double Green(int column, int row) => light[(((row * grey.Width) + column) * 3) + 1];
        Assert.Equal(1 - sensor.CornerLoss, Green(0, 0) / Green(grey.Width / 2, grey.Height / 2), 0.01);
        Assert.Equal(Green(0, 0), Green(grey.Width - 1, grey.Height - 1), 2.0);
    }

    [Fact]
    public void Hot_pixels_shine_in_a_dark_frame_where_the_list_says_and_nowhere_else()
    {
        var dark = Detector.Bayer(Left, new Light(2352, 1728), Exposure.Of(Left, 20), 5);

        var bright = Enumerable.Range(0, dark.Length).Where(i => dark[i] > 20).Select(i => (i % 2352, i / 2352)).ToHashSet();
        var listed = Left.HotPixels.Where(pixel => pixel.DnPerMs * 20 > 30).Select(pixel => (pixel.Column, pixel.Row)).ToHashSet();
        Assert.NotEmpty(listed);
        Assert.Equal(listed.Order(), bright.Order());
    }

    [Fact]
    public void A_dead_column_stays_dark()
    {
        var frame = Detector.Bayer(Sensor.PcamRight, Grey(2352, 1728), new(10, 400), 5);
        var dead = Sensor.PcamRight.DeadColumns.Single();

        Assert.InRange(Enumerable.Range(0, 1728).Average(row => frame[(row * 2352) + dead]), 0, 5);
        Assert.True(Enumerable.Range(0, 1728).Average(row => frame[(row * 2352) + dead - 1]) > 200);
    }

    [Fact]
    public void The_noise_free_light_is_what_frames_scatter_around_in_each_filter()
    {
        var coloured = Grey(588, 432);
        coloured.Red.AsSpan().Fill(0.8f);
        coloured.Blue.AsSpan().Fill(0.5f);
        var exposure = new Exposure(10, 400);
        var frame = Detector.Bayer(Left, coloured, exposure, 8);
        var light = Detector.LightOf(Left, coloured, exposure);

        double[] sums = [0, 0, 0], truths = [0, 0, 0];
        int[] counts = [0, 0, 0];
        for (var i = 0; i < frame.Length; i++)
        {
            var (column, row) = (i % 588, i / 588);
            if (column == 1517 / 4 || frame[i] > 600)
            {
                continue; // the dead column; hot pixels
            }

            var band = (row & 1) + (column & 1);
            sums[band] += frame[i] - Left.BlackDn;
            truths[band] += light[(3 * i) + band] / (double)Detector.LightScale;
            counts[band]++;
        }

        for (var band = 0; band < 3; band++)
        {
            Assert.Equal(truths[band] / counts[band], sums[band] / counts[band], 0.25);
        }

        Assert.Equal([Left.Response.Red, Left.Response.Green, Left.Response.Blue], Left.Neutral);
    }

    [Fact]
    public void Ten_bits_by_default_and_eight_on_request()
    {
        var grey = Grey(294, 216);
        var (ten, eight) = (Detector.Bayer(Left, grey, new(10, 2000), 8), Detector.Bayer(Left, grey, new(10, 2000), 8, new() { IsEightBit = true }));
        var half = Detector.Bayer(Left, grey, new(10, 400), 8);
        var quarter = Detector.Bayer(Left, grey, new(10, 400), 8, new() { IsEightBit = true });

        Assert.Equal(1023, ten.Max());
        Assert.Equal(255, eight.Max());
        Assert.Equal(half.Average(x => x) / 4, quarter.Average(x => x), 0.3);
    }

    [Fact]
    public void A_first_dark_frame_has_the_mean_of_the_real_one()
    {
        // PCAMR-C-000 of sequence 0001: mean 6.2, first numbers 8 to 10, maximum 255.
        var dark = Detector.Bayer(Sensor.PcamRight, Grey(588, 432), new(10, 400), 8, new() { IsDark = true });

        Assert.InRange(dark.Average(x => x), 4, 12);
        Assert.InRange(dark.Max(), 10, 255);
    }

    [Fact]
    public void Exposure_control_brings_the_metered_ground_near_the_wanted_number_in_whole_milliseconds()
    {
        foreach (var brightness in new[] { 0.004f, 0.02f, 0.09f })
        {
            var grey = Grey(294, 216, brightness);
            var exposure = Exposure.For(Left, grey);

            Assert.True(exposure.Milliseconds >= 1);
            Assert.Equal(exposure.Milliseconds * Left.DnPerLightMs, exposure.DnPerLight);
            Assert.InRange(brightness * exposure.DnPerLight / Left.Metering.Dn, 0.85, 1.3);
        }
    }

    [Fact]
    public void The_landing_cameras_first_frames_are_white_and_its_tenth_is_not()
    {
        var grey = Grey(256, 256, 0.05f);
        var exposure = Exposure.For(Sensor.Lcam, grey);
        double White(int frame) => Detector.Grey(grey, exposure.Settling(frame), 1).Count(x => x == 255) / 65536.0;

        Assert.True(White(0) > 0.99);
        Assert.True(White(3) > 0.9);
        Assert.Equal(0, White(10));
    }

    [Fact]
    public void The_terrain_cameras_red_has_a_gap_every_fifty_levels_and_its_border_a_fringe_without_blue()
    {
        var ramp = new Light(588, 432);
        for (var i = 0; i < ramp.Green.Length; i++)
        {
            var value = 0.12f * (i % 588) / 588;
            (ramp.Red[i], ramp.Green[i], ramp.Blue[i], ramp.DistanceM[i]) = (value * 1.15f, value, value * 0.84f, 5);
        }

        var pixels = Detector.Display(ramp, new(4, 9000), 3);
        var red = new int[256];
        for (var i = 0; i < pixels.Length; i += 3)
        {
            red[pixels[i]]++;
        }

        var gaps = Enumerable.Range(5, 170).Where(level => red[level] == 0).ToList();
        Assert.InRange(gaps.Count, 3, 4);
        Assert.All(gaps.Zip(gaps.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 49, 52));
        double Blue(int fromRight) => Enumerable.Range(50, 300).Average(row => pixels[(((row * 588) + 587 - fromRight) * 3) + 2]);
        Assert.True(Blue(0) < 0.3 * Blue(3));
    }

    static Sensor Uniform() => Left with { Prnu = 0, CornerLoss = 0, DeadColumns = [] };

    static ushort[] Take(Sensor sensor, Light light, float wantedDn, uint seed, bool isPanchromatic)
    {
        var exposure = new Exposure(0, wantedDn / (isPanchromatic ? (0.74f + 2 + 0.80f) / 4 : 1));
        return isPanchromatic ? Detector.Panchromatic(sensor, light, exposure, seed) : Detector.Bayer(sensor, light, exposure, seed);
    }

    static Light Grey(int width, int height, float value = 1)
    {
        var light = new Light(width, height);
        light.Red.AsSpan().Fill(value);
        light.Green.AsSpan().Fill(value);
        light.Blue.AsSpan().Fill(value);
        light.DistanceM.AsSpan().Fill(5);
        return light;
    }

    static (double Slope, double AtZero) Line(List<(double X, double Y)> points)
    {
        var (x, y) = (points.Average(point => point.X), points.Average(point => point.Y));
        var slope = points.Sum(point => (point.X - x) * (point.Y - y)) / points.Sum(point => (point.X - x) * (point.X - x));
        return (slope, y - (slope * x));
    }
}
