using System.Collections.Concurrent;
using Farside.Core.Units;
using Farside.Processing.Spectra;
using Farside.Simulator.Instruments.Vnis;
using Farside.Simulator.Surfaces;
using Farside.Simulator.Terrain;
using ReflectanceSpectrum = Farside.Processing.Spectra.ReflectanceSpectrum;

namespace Farside.Tests.Processing.Spectra;

/// <summary>Mixtures of known minerals through the simulated detectors, with the noise of the one public spectrum, and back to reflectance: what is right, and whether errors are.</summary>
public sealed class SimulatedMixtureTests
{
    const int Looks = 30;
    const double SunAu = 1.0148;
    const int FootprintPixels = 9085;
    static readonly Angle Incidence = Angle.FromDegrees(64.445);

    [Theory]
    [InlineData(nameof(Surface.MatureSoil))]
    [InlineData(nameof(Surface.ImmatureSoil))]
    [InlineData(nameof(Surface.RockFragment))]
    public void Reflectance_is_right_within_one_percent_beside_the_detectors_gain(string surface)
    {
        var errors = Many(Enum.Parse<Surface>(surface)).SelectMany(look => look.Channels.Select(channel => Math.Abs((channel.Told / channel.True) - 1))).Order().ToList();

        Assert.InRange(errors[errors.Count / 2], 0, 0.01);
    }

    [Theory]
    [InlineData(nameof(Surface.MatureSoil))]
    [InlineData(nameof(Surface.ImmatureSoil))]
    [InlineData(nameof(Surface.RockFragment))]
    public void About_95_percent_of_the_channels_lie_within_two_of_their_standard_deviations(string surface)
    {
        var channels = Many(Enum.Parse<Surface>(surface)).SelectMany(look => look.Channels).ToList();

        Assert.InRange(channels.Count(channel => Math.Abs(channel.Told - channel.True) <= 2 * channel.Sigma) / (double)channels.Count, 0.9, 0.98);
    }

    /// <summary>A soil's band at 2 µm is 1 to 4 % deep under a noise of 1 % and more: even with continuum, depth and shape known to the last digit and only the centre unknown, half of the looks at mature soil would err by more than 5 nm.</summary>
    [Fact]
    public void Noise_alone_forbids_5_nm_at_2_um_from_one_look_at_a_mature_soil()
    {
        const double MedianOfNormal = 0.6745;

        Assert.True(MedianOfNormal * LeastSigmaNm(Surface.MatureSoil) > 5);
    }

    [Theory]
    [InlineData(nameof(Surface.MatureSoil))]
    [InlineData(nameof(Surface.ImmatureSoil))]
    public void The_centre_at_2_um_errs_by_less_than_three_times_what_noise_must_leave(string surface)
    {
        var misses = Many(Enum.Parse<Surface>(surface)).Select(look => look.Centres[1].Told - look.Centres[1].True).ToList();

        Assert.True(Math.Sqrt(misses.Average(miss => miss * miss)) < 3 * LeastSigmaNm(Enum.Parse<Surface>(surface)));
    }

    [Theory]
    [InlineData(nameof(Surface.MatureSoil))]
    [InlineData(nameof(Surface.ImmatureSoil))]
    [InlineData(nameof(Surface.RockFragment))]
    public void The_centre_of_the_band_at_1_um_is_right_within_5_nm(string surface)
    {
        var misses = Many(Enum.Parse<Surface>(surface)).Select(look => Math.Abs(look.Centres[0].Told - look.Centres[0].True)).Order().ToList();

        Assert.InRange(misses[misses.Count / 2], 0, 5);
    }

    [Theory]
    [InlineData(nameof(Surface.MatureSoil))]
    [InlineData(nameof(Surface.ImmatureSoil))]
    [InlineData(nameof(Surface.RockFragment))]
    public void Band_centres_scatter_as_their_errors_say(string surface)
    {
        var sigmas = Many(Enum.Parse<Surface>(surface)).SelectMany(look => look.Centres.Select(centre => Math.Abs(centre.Told - centre.True) / centre.Sigma)).ToList();

        Assert.InRange(sigmas.Count(sigma => sigma <= 2) / (double)sigmas.Count, 0.85, 1);
    }

    // Cramér and Rao with one unknown: each channel says where the band is by its slope over its noise.
    static double LeastSigmaNm(Surface surface)
    {
        var channels = VnisChannel.Swir.Where(channel => channel.WavelengthNm is >= 1550 and <= 2390).ToList();
        double[] nm = [.. channels.Select(channel => channel.WavelengthNm)], known = [.. channels.Select(channel => SurfaceSpectra.Of(surface).Through(channel.WavelengthNm, channel.FwhmNm))];
        double[] over = [.. known.Zip(Continuum.Line(nm, known, BandWindow.TwoMicron with { LeftFromNm = 1550, LeftToNm = 1600 })!, (value, line) => value / line)];
        var told = 0.0;
        for (var at = 1; at < over.Length - 1; at++)
        {
            var radiance = channels[at].Radiance(known[at] * Math.Cos(Incidence.Radians), SunAu);
            told += Math.Pow((over[at + 1] - over[at - 1]) / (nm[at + 1] - nm[at - 1]) / (VnisDetectors.Sigma(channels[at], radiance) / radiance), 2);
        }

        return 1 / Math.Sqrt(told);
    }

    // Each surface's looks are taken once for all facts.
    static readonly ConcurrentDictionary<Surface, Lazy<List<Look>>> Taken = new();

    static List<Look> Many(Surface surface) => Taken.GetOrAdd(surface, asked => new(() => [.. Enumerable.Range(1, Looks).Select(seed => One(asked, (uint)seed))])).Value;

    static Look One(Surface surface, uint seed)
    {
        var detectors = new VnisDetectors(seed, lunarDay: 20);
        var truth = SurfaceSpectra.Of(surface);
        var (camera, infrared) = (Reading(VnisChannel.Cmos, CameraMean), Reading(VnisChannel.Swir, channel => detectors.Measured(channel, Radiance(channel))));
        var cameraNoise = VnisChannel.Cmos.Select((channel, i) => camera[i] * VnisDetectors.Sigma(channel, Radiance(channel)) / Math.Sqrt(FootprintPixels) / Radiance(channel)).ToArray();
        var joined = DetectorSplice.Of(New(VnisChannel.Cmos, camera, cameraNoise), New(VnisChannel.Swir, infrared, ChannelNoise.Of(infrared, 96)), new()).Joined;
        double[] known = [.. joined.WavelengthsNm.Select((nm, at) => truth.Through(nm, VnisChannel.All.First(channel => channel.WavelengthNm == nm).FwhmNm))];
        return new([.. joined.Values.Select((told, at) => (told, joined.Sigma(at), known[at] * detectors.SwirGain))], [.. Centres(joined, known)]);

        double Radiance(VnisChannel channel) => channel.Radiance(truth.Through(channel.WavelengthNm, channel.FwhmNm) * Math.Cos(Incidence.Radians), SunAu);

        // The mean of so many pixels, each with its noise: drawn at once.
        double CameraMean(VnisChannel channel) => (Radiance(channel) * detectors.Factor(channel)) + (VnisDetectors.Sigma(channel, Radiance(channel)) / Math.Sqrt(FootprintPixels) * Chance.Normal(Chance.Of(seed, channel.Band, 77)));

        double[] Reading(IReadOnlyList<VnisChannel> channels, Func<VnisChannel, double> measured) =>
            RadianceFactor.Of([.. channels.Select(measured)], [.. channels.Select(channel => channel.Irradiance)], SunAu, Incidence);
    }

    static IEnumerable<(double Told, double Sigma, double True)> Centres(ReflectanceSpectrum joined, double[] known)
    {
        var told = BandAnalysis.Of(joined, draws: 40, seed: 1).Bands.Where(band => band.Continuum == ContinuumKind.Line).ToList();
        foreach (var band in told)
        {
            // Without noise, by the least of the ratio and its two neighbours.
            var over = known.Zip(Continuum.Line(joined.WavelengthsNm, known, band.Band)!, (value, line) => value / line).ToArray();
            var least = Enumerable.Range(0, known.Length).Where(at => joined.WavelengthsNm[at] >= band.Band.CentreFromNm && joined.WavelengthsNm[at] <= band.Band.CentreToNm).MinBy(at => over[at]);
            var shift = 0.5 * (over[least - 1] - over[least + 1]) / (over[least - 1] - (2 * over[least]) + over[least + 1]);
            yield return (band.CentreNm.Value, band.CentreNm.Sigma, joined.WavelengthsNm[least] + (5 * shift));
        }
    }

    static ReflectanceSpectrum New(IReadOnlyList<VnisChannel> channels, double[] values, double[] noise) => new() { WavelengthsNm = [.. channels.Select(channel => channel.WavelengthNm)], Values = values, Noise = noise };

    sealed record Look(IReadOnlyList<(double Told, double Sigma, double True)> Channels, IReadOnlyList<(double Told, double Sigma, double True)> Centres);
}
