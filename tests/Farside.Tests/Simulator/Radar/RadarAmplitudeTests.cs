using Farside.Simulator.Instruments.Radar;

namespace Farside.Tests.Simulator.Radar;

/// <summary>Echoes are as strong, as quick and as clipped as in the real files.</summary>
public sealed class RadarAmplitudeTests
{
    const string Real = "ce4/CE4_GRAS_LPR-1_SCI_N_20231216075001_20231217065500_0316_A.2B";

    // First sample, last, root mean square in real files (41 traces of each antenna, probably from 41 files).
    static readonly (int From, int To, double A, double B)[] Channel2Windows =
    [
        (0, 20, 170, 3.9), (20, 40, 2030, 126), (40, 60, 2260, 327), (60, 70, 7510, 485), (70, 80, 28_000, 1200), (80, 90, 59_700, 6120), (90, 100, 15_500, 2400),
        (100, 120, 5950, 1130), (120, 150, 3780, 456), (150, 200, 235, 84.5), (200, 250, 46.8, 25.6), (250, 300, 18.8, 15.3), (300, 400, 12.2, 9.37), (400, 600, 7, 6),
        (600, 800, 3.83, 3.15), (800, 1000, 2.98, 2.08), (1000, 1400, 2.7, 1.4), (1400, 2048, 2.5, 0.79),
    ];

    static readonly (int From, int To)[] Channel1Windows =
    [
        (0, 10), (10, 20), (20, 40), (40, 100), (100, 150), (150, 200), (200, 300), (300, 400), (400, 600), (600, 800), (800, 1000), (1000, 1500), (1500, 2000), (2000, 8192),
    ];

    static readonly Lazy<Dictionary<string, List<double[]>>> MadeFirstTraces = new(() => Far(24)); // not at type load: its threads may need this type

    [Fact]
    public void Channel_2_is_as_strong_as_real_files_in_every_window()
    {
        foreach (var (from, to, a, b) in Channel2Windows)
        {
            // Where strength rises tenfold from window to window, time zero's drift decides: there a factor, elsewhere a third.
            var (low, high) = from is < 20 or (>= 60 and < 80) ? (0.45, 1.6) : (0.7, 1.35);
            foreach (var (payload, real) in new[] { ("LPR-2A", a), ("LPR-2B", b) })
            {
                var ratio = RadarBytes.Rms(MadeFirstTraces.Value[payload], from, to) / real;
                Assert.True(ratio >= low && ratio <= high, $"{payload} {from}–{to}: {ratio:F2} of the real files'");
            }
        }
    }

    [SkippableFact]
    public void Channel_1_is_as_strong_as_the_real_file_in_every_window()
    {
        var real = RadarBytes.Echoes(File.ReadAllBytes(SharedData.Require(Real)), LprChannel.Channel1);
        foreach (var (from, to) in Channel1Windows)
        {
            Assert.InRange(RadarBytes.Rms(MadeFirstTraces.Value["LPR-1"], from, to) / RadarBytes.Rms(real, from, to), 0.75, 1.3);
        }
    }

    [Theory]
    [InlineData("LPR-2A", 300, 600, 383)]
    [InlineData("LPR-2B", 300, 600, 325)]
    [InlineData("LPR-2A", 1400, 2048, 655)]
    [InlineData("LPR-2B", 1400, 2048, 655)]
    [InlineData("LPR-1", 150, 400, 16)]
    [InlineData("LPR-1", 4000, 8192, 70)]
    public void Zero_crossings_come_as_often_as_in_real_files(string payload, int from, int to, double mhz) =>
        Assert.InRange(RadarBytes.ZeroCrossingMhz(MadeFirstTraces.Value[payload], from, to, payload == "LPR-1" ? 2.5 : 0.3125) / mhz, 0.8, 1.2);

    [SkippableFact]
    public void Channel_1_clips_on_the_plateaus_of_the_real_file()
    {
        var real = RadarBytes.Echoes(File.ReadAllBytes(SharedData.Require(Real)), LprChannel.Channel1);
        var ours = MadeFirstTraces.Value["LPR-1"];

        Assert.InRange(OnPlateaus(ours) / OnPlateaus(real), 0.6, 1.4);
        Assert.InRange(ours.Max(echo => echo[..150].Max()), 31_000, 36_200);
        Assert.InRange(ours.Min(echo => echo[..150].Min()), -50_760, -49_000);
        Assert.All(ours, echo => Assert.InRange(echo[0], -3950, -2400));

        static double OnPlateaus(List<double[]> echoes) => echoes.Average(echo => echo[20..150].Average(value => value is (> 30_000 and < 34_500) or (< -48_000 and > -51_000) ? 1.0 : 0));
    }

    [Theory]
    [InlineData("LPR-2A", -125_050, -101_800, 35_600, 55_100)]
    [InlineData("LPR-2B", -12_136, -10_044, 4016, 4637)]
    public void The_direct_wave_swings_as_far_as_in_real_files(string payload, double lowest, double highest, double leastMax, double mostMax)
    {
        Assert.All(MadeFirstTraces.Value[payload], echo => Assert.InRange(echo.Min(), lowest * 1.05, highest * 0.95));
        Assert.InRange(MadeFirstTraces.Value[payload].Average(echo => echo[..86].Max()), leastMax * 0.9, mostMax * 1.15);
    }

    // The first trace of each of so many files, far from one another.
    static Dictionary<string, List<double[]>> Far(int files)
    {
        var traces = new Dictionary<string, List<double[]>>();
        for (var i = 1; i <= files; i++)
        {
            var period = RadarBytes.Period([(71.3 * i, -48.9 * i)], 6, $"{i:D4}") with { TemperatureC = null };
            foreach (var (channel, product) in new[] { LprChannel.Channel1, LprChannel.Channel2A, LprChannel.Channel2B }.Zip(LprRecording.Of(period, new Subsurface(31), 31).Products()))
            {
                traces.TryAdd(channel.Payload, []);
                traces[channel.Payload].Add(RadarBytes.Echo(product.Product.Data, channel, 0));
            }
        }

        return traces;
    }
}
