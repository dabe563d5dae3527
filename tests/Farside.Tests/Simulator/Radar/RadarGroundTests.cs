using Farside.Simulator.Instruments.Radar;

namespace Farside.Tests.Simulator.Radar;

/// <summary>Physics measured on the written bytes: recorded twice, with a thing in the ground and without it, the difference is its echo alone.</summary>
public sealed class RadarGroundTests
{
    const double LightMPerNs = 0.299792458;

    static readonly LprPeriod Drive = RadarBytes.Period([.. Enumerable.Range(0, 41).Select(i => (0.0, 0.2 * i))], 240);
    static readonly BuriedRock Rock = new(0, 4, 3, 0.3, 8, GroundLayer.Fresnel(3.4, 8));

    [Fact]
    public void A_rock_draws_the_hyperbola_of_fermats_shortest_way_through_air_and_soil()
    {
        var channel = LprChannel.Channel2B;
        foreach (var (northM, ns) in Picks(channel, 3.4))
        {
            Assert.Equal(ShortestNs(channel.AntennaHeightM, Rock.DepthM, Math.Abs(northM - Rock.North), 3.4), ns, 0.1);
        }
    }

    [Theory]
    [InlineData(2.6)]
    [InlineData(3.4)]
    [InlineData(4.5)]
    public void Seen_from_the_surface_the_hyperbola_gives_the_permittivity(double permittivity)
    {
        // t² − t0² = 4 ε x² / c², fitted by least squares.
        var picks = Picks(LprChannel.Channel2B with { AntennaHeightM = 0 }, permittivity);
        var zero = 2 * Rock.DepthM * Math.Sqrt(permittivity) / LightMPerNs;
        var points = picks.Select(pick => (X: Math.Pow(pick.NorthM - Rock.North, 2), Y: (pick.Ns * pick.Ns) - (zero * zero))).ToList();
        var fitted = points.Sum(point => point.X * point.Y) / points.Sum(point => point.X * point.X) * LightMPerNs * LightMPerNs / 4;

        Assert.Equal(permittivity, fitted, 0.01 * permittivity);
    }

    [Theory]
    [InlineData(5, 3.0, 4.5)]
    [InlineData(9, 3.4, 5.0)]
    [InlineData(9, 5.0, 3.4)]
    public void A_boundary_comes_after_twice_its_depth_at_the_soils_speed_and_turns_over_into_denser_ground(double depthM, double above, double below)
    {
        var channel = LprChannel.Channel2B;
        var layered = new Subsurface(4, [new(depthM, above, 0.004, 0), new(double.PositiveInfinity, below, 0.004, 0)], []);
        var uniform = new Subsurface(4, [new(double.PositiveInfinity, above, 0.004, 0)], []);
        var truth = RadarBytes.Truth(channel, Drive, layered);
        var (with, without) = (RadarBytes.Record(channel, Drive, layered), RadarBytes.Record(channel, Drive, uniform));
        foreach (var i in new[] { 0, truth.Count / 2, truth.Count - 1 })
        {
            var echo = RadarBytes.Difference(RadarBytes.Echo(with, channel, i), RadarBytes.Echo(without, channel, i));
            var depth = layered.DepthAt(0, truth[i].EastM, truth[i].NorthM);
            var expected = (2 * depth * Math.Sqrt(above) / LightMPerNs) + (2 * channel.AntennaHeightM / LightMPerNs);
            Assert.Equal(expected, NsOf(channel, i, RadarBytes.Peak(echo)), 0.1);
            Assert.Equal(Math.Sign(above - below), Math.Sign(echo[(int)Math.Round(RadarBytes.Peak(echo))]));
        }
    }

    [Fact]
    public void A_thicker_contrast_reflects_as_fresnel_says()
    {
        double Peak(double below)
        {
            var layered = new Subsurface(4, [new(6, 3, 0.004, 0), new(double.PositiveInfinity, below, 0.004, 0)], []);
            var echo = RadarBytes.Difference(
                RadarBytes.Echo(RadarBytes.Record(LprChannel.Channel2B, Drive, layered), LprChannel.Channel2B, 0),
                RadarBytes.Echo(RadarBytes.Record(LprChannel.Channel2B, Drive, new(4, [new(double.PositiveInfinity, 3, 0.004, 0)], [])), LprChannel.Channel2B, 0));
            return echo.Min();
        }

        // R = (√3 − √ε) / (√3 + √ε): −0.101 for 4.5, −0.268 for 9.
        Assert.Equal(0.2679 / 0.1010, Peak(9) / Peak(4.5), 0.02);
    }

    [Fact]
    public void Echoes_keep_to_the_channels_band()
    {
        // Sent: 250–750 MHz. What falls outside by a flank's half width is a fiftieth of the energy at most.
        Assert.InRange(EnergyWithin(RockEcho(LprChannel.Channel2B), LprChannel.Channel2B, 200, 800), 0.98, 1);
        Assert.InRange(EnergyWithin(RockEcho(LprChannel.Channel1), LprChannel.Channel1, 30, 90), 0.98, 1);
    }

    [Fact]
    public void Who_drives_over_a_place_again_hears_the_same_ground()
    {
        var (channel, ground) = (LprChannel.Channel2B, new Subsurface(12));
        var fromSouth = RadarBytes.Period([(0, 0), (0, 3), (0, 6)], 1500, "0030");
        var fromEast = RadarBytes.Period([(4, 2), (4, 6), (0, 6)], 1500, "0031");
        var (first, again) = (Last(fromSouth, 1), Last(fromEast, 2));
        var elsewhere = Last(RadarBytes.Period([(0, 0), (0, 3), (2, 6)], 1500, "0032"), 3);

        Assert.InRange(Rms(RadarBytes.Difference(first, again)) / Rms(RadarBytes.Difference(first, elsewhere)), 0, 0.25);

        // Forty traces at the end of the period, averaged.
        double[] Last(LprPeriod period, uint seed)
        {
            var echoes = RadarBytes.Echoes(RadarBytes.Record(channel, period, ground, seed), channel).TakeLast(40).ToList();
            return [.. Enumerable.Range(300, 700).Select(n => echoes.Average(echo => echo[n]))];
        }

        static double Rms(double[] echo) => Math.Sqrt(echo.Average(value => value * value));
    }

    [Fact]
    public void Boundaries_never_cross_and_dip_gently()
    {
        var ground = new Subsurface(3);
        for (var i = 0; i < 400; i++)
        {
            var (east, north) = ((37.7 * i) % 900 - 450, (91.3 * i) % 1200 - 600);
            var (here, beside) = (ground.ColumnAt(east, north), ground.ColumnAt(east + 1, north));
            Assert.All(here.Zip(here.Skip(1)), pair => Assert.True(pair.First < pair.Second));
            Assert.InRange(Math.Abs(here[3] - beside[3]), 0, 0.12); // 12 m deep: at most 7°
        }
    }

    [Fact]
    public void Fine_soil_above_twelve_metres_holds_few_rocks_and_the_ejecta_below_many()
    {
        var rocks = new Subsurface(3).RocksWithin(new(0, 0, 60, 60, 0), 24).ToList();
        var (above, below) = (rocks.Count(rock => rock.DepthM < 11), rocks.Count(rock => rock.DepthM is > 13 and < 24));

        Assert.InRange(below / (double)above, 4, 12);
    }

    [Fact]
    public void The_bytes_do_not_depend_on_the_number_of_threads()
    {
        var (channel, ground) = (LprChannel.Channel2A, new Subsurface(2));
        Assert.Equal(
            new LprRecorder(channel, Drive, new(Drive, 5), ground, 5).Record(threads: 1),
            new LprRecorder(channel, Drive, new(Drive, 5), ground, 5).Record(threads: 7));
    }

    // North of the antenna and two-way time of the rock's echo, for moving traces within 60 % of its depth.
    static List<(double NorthM, double Ns)> Picks(LprChannel channel, double permittivity)
    {
        var soil = new GroundLayer(double.PositiveInfinity, permittivity, 0.004, 0);
        var (with, without) = (new Subsurface(4, [soil], [Rock]), new Subsurface(4, [soil], []));
        var (first, second) = (RadarBytes.Record(channel, Drive, with), RadarBytes.Record(channel, Drive, without));
        var truth = RadarBytes.Truth(channel, Drive, with);
        var picks = truth.Where(trace => trace.IsMoving && Math.Abs(trace.NorthM - Rock.North) < 0.6 * Rock.DepthM)
            .Select(trace => (trace.NorthM, NsOf(channel, trace.Trace, RadarBytes.Peak(RadarBytes.Difference(RadarBytes.Echo(first, channel, trace.Trace), RadarBytes.Echo(second, channel, trace.Trace))))))
            .ToList();
        Assert.True(picks.Count > 50);
        return picks;
    }

    static double[] RockEcho(LprChannel channel)
    {
        var soil = new GroundLayer(double.PositiveInfinity, 3.4, 0.004, 0);
        var rock = channel.IsChannel1 ? new BuriedRock(0, 0, 60, 2, 8, -0.2) : Rock with { North = 0 };
        return RadarBytes.Difference(
            RadarBytes.Echo(RadarBytes.Record(channel, Drive, new(4, [soil], [rock])), channel, 0),
            RadarBytes.Echo(RadarBytes.Record(channel, Drive, new(4, [soil], [])), channel, 0));
    }

    static double EnergyWithin(double[] echo, LprChannel channel, double lowMhz, double highMhz)
    {
        var peak = (int)RadarBytes.Peak(echo);
        var window = echo[(peak - 64)..(peak + 64)];
        var (inside, all) = (0.0, 0.0);
        for (var mhz = 0.25 / channel.SamplingNs; mhz < 500 / channel.SamplingNs; mhz += 0.5 / channel.SamplingNs)
        {
            var (re, im) = (0.0, 0.0);
            for (var n = 0; n < window.Length; n++)
            {
                var (sin, cos) = Math.SinCos(2 * Math.PI * 0.001 * mhz * n * channel.SamplingNs);
                (re, im) = (re + (window[n] * cos), im + (window[n] * sin));
            }

            var energy = (re * re) + (im * im);
            (inside, all) = (inside + (mhz >= lowMhz && mhz <= highMhz ? energy : 0), all + energy);
        }

        return inside / all;
    }

    // At 20 °C and a warming of 8 °C in 900 s: 3 samples of channel 2 over 35 °C, none at half the warming.
    static double NsOf(LprChannel channel, int trace, double sample)
    {
        var seconds = trace * 0.67333;
        var drift = 3 * 0.3125 / 35 * ((8 * (1 - Math.Exp(-seconds / 900))) - 4);
        return ((sample - 90.25) * channel.SamplingNs) - drift;
    }

    static double ShortestNs(double airM, double soilM, double asideM, double permittivity)
    {
        double Ns(double entry) =>
            2 / LightMPerNs * (Math.Sqrt((airM * airM) + (entry * entry)) + (Math.Sqrt(permittivity) * Math.Sqrt((soilM * soilM) + Math.Pow(asideM - entry, 2))));

        return Enumerable.Range(0, 20_001).Min(i => Ns(asideM * i / 20_000));
    }
}
