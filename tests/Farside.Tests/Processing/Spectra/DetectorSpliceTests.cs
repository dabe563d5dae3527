using Farside.Processing.Spectra;

namespace Farside.Tests.Processing.Spectra;

public sealed class DetectorSpliceTests
{
    static readonly double[] Visible = [.. Enumerable.Range(0, 100).Select(i => 450.0 + (5 * i))];
    static readonly double[] Beyond = [.. Enumerable.Range(0, 300).Select(i => 900.0 + (5 * i))];

    static double Soil(double nm) => (0.03 + (3.5e-5 * nm) - (6e-9 * nm * nm)) * (1 - (0.08 * Math.Exp(-0.5 * Math.Pow((nm - 950) / 90, 2))) - (0.03 * Math.Exp(-0.5 * Math.Pow((nm - 1950) / 220, 2))));

    [Fact]
    public void Two_detectors_of_other_gains_and_a_step_become_the_spectrum_behind_the_step()
    {
        var joined = DetectorSplice.Of(Camera(0.97), Infrared(0.965), new());

        Assert.Equal(1 / 0.965 - 1, joined.Step, 0.001);
        Assert.Equal(1 / 0.97, joined.Scale, 0.001);
        Assert.Equal(390, joined.Joined.Count);
        Assert.All(joined.Joined.WavelengthsNm.Zip(joined.Joined.Values), point => Assert.Equal(Soil(point.First), point.Second, 0.001 * Soil(point.First)));
    }

    [Fact]
    public void A_step_lost_in_noise_is_left_alone()
    {
        var joined = DetectorSplice.Of(Camera(1), Noisy(Infrared(0.998), 0.008, new Random(3)), new());

        Assert.False(joined.IsStepMended);
        Assert.Equal(0, joined.Step);
    }

    [Fact]
    public void Steps_and_scales_scatter_as_they_are_said_to()
    {
        var random = new Random(11);
        var (steps, scales) = (new List<double>(), new List<double>());
        for (var look = 0; look < 300; look++)
        {
            var joined = DetectorSplice.Of(Camera(1.02), Noisy(Infrared(0.967), 0.007, random), new());
            steps.Add((Math.Log(1 + joined.Step) - Math.Log(1 / 0.967)) / joined.StepSigma);
            scales.Add((joined.Scale - ((1 + joined.Step) * 0.967 / 1.02)) / (joined.ScaleSigma * joined.Scale));
        }

        // Of 300 squares the mean scatters by 8 %.
        Assert.InRange(steps.Average(value => value * value), 0.75, 1.3);
        Assert.InRange(scales.Average(value => value * value), 0.75, 1.3);
    }

    [Fact]
    public void Detectors_without_a_common_wavelength_are_not_joined() =>
        Assert.Throws<ArgumentException>(() => DetectorSplice.Of(Camera(1) with { WavelengthsNm = [.. Visible.Select(nm => nm + 1)] }, Infrared(1), new()));

    [Theory]
    [InlineData(0.004)]
    [InlineData(0.015)]
    public void Noise_is_known_from_the_scatter_of_neighbours_to_a_fifth(double share)
    {
        var noisy = Noisy(Infrared(1), share, new Random(5));

        var noise = ChannelNoise.Of(noisy.Values, 96);

        Assert.All(noise.Zip(noisy.Values), pair => Assert.InRange(pair.First / pair.Second / share, 0.7, 1.35));
        Assert.Equal(share, noise.Zip(noisy.Values, (sigma, value) => sigma / value).Average(), 0.1 * share);
    }

    static ReflectanceSpectrum Camera(double gain) => New(Visible, nm => gain * Soil(nm));

    static ReflectanceSpectrum Infrared(double before) => New(Beyond, nm => (nm < 1380 ? before : 1) * Soil(nm));

    static ReflectanceSpectrum New(double[] nm, Func<double, double> value) => new() { WavelengthsNm = nm, Values = [.. nm.Select(value)], Noise = [.. nm.Select(at => 1e-4 * Soil(at))] };

    internal static ReflectanceSpectrum Noisy(ReflectanceSpectrum spectrum, double share, Random random) => spectrum with
    {
        Values = [.. spectrum.Values.Select(value => value * (1 + (share * Normal(random))))],
        Noise = [.. spectrum.Values.Select(value => share * value)],
    };

    internal static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());
}
