using Farside.Processing.Radar;
using static Farside.Tests.Processing.Radar.Sections;

namespace Farside.Tests.Processing.Radar;

public sealed class HorizonTests
{
    const int Traces = 300;
    const int Samples = 800;
    const double IntervalNs = 0.3125;
    const double SpacingM = 0.04;
    const double Mhz = 500;

    [Fact]
    public void Layers_that_rise_and_fall_are_followed_to_a_part_of_a_sample()
    {
        var section = Layered(noise: 0.3, (60, 0.8, 1), (140, -1, -0.7));

        var found = Horizons.Find(section, new(), RadarWork.All);

        Assert.Equal(2, found.Count);
        foreach (var (horizon, ns, rises) in found.Zip([(60.0, 0.8), (140.0, -1)], (horizon, layer) => (horizon, layer.Item1, layer.Item2)))
        {
            Assert.InRange(horizon.Points.Count, 0.9 * Traces, Traces);
            Assert.All(horizon.Points, point => Assert.Equal(LayerNs(ns, rises, point.Trace), point.Ns, IntervalNs));
            Assert.All(horizon.Points.Zip(horizon.Points.Skip(1)), pair => Assert.Equal(pair.First.Trace + 1, pair.Second.Trace));
            Assert.True(horizon.Points.Average(point => Math.Abs(point.Ns - LayerNs(ns, rises, point.Trace))) < horizon.NsSigma);
            Assert.True(horizon.SnrDb > 6 && horizon.Continuity > 0.95 && horizon.AboveUsualDb > 6, horizon.ToString());
        }
    }

    [Fact]
    public void A_layer_that_begins_and_ends_is_followed_no_further()
    {
        var random = new Random(3);
        var section = Of(Traces, Samples, IntervalNs, SpacingM, (trace, ns) => (trace is >= 80 and < 220 ? Ricker(ns - 100, Mhz) : 0) + (0.3 * (random.NextDouble() - 0.5)));

        var horizon = Assert.Single(Horizons.Find(section, new(), RadarWork.All));

        Assert.InRange(horizon.Points[0].Trace, 70, 92);
        Assert.InRange(horizon.Points[^1].Trace, 208, 230);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void In_noise_there_is_no_layer(int seed)
    {
        var random = new Random(seed);
        var section = new BandPassStep { LowMhz = 250, HighMhz = 750, Order = 4 }.Apply(Of(Traces, Samples, IntervalNs, SpacingM, (_, _) => random.NextDouble() - 0.5), RadarWork.All);

        Assert.Empty(Horizons.Find(new StoltStep().Apply(section, RadarWork.All), new(), RadarWork.All));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Among_rocks_there_is_no_layer(int seed)
    {
        var random = new Random(seed);
        var rocks = Enumerable.Range(0, 60).Select(_ => (AtM: -2 + (16 * random.NextDouble()), DepthM: 2 + (16 * random.NextDouble()), Strength: 0.5 + random.NextDouble())).ToList();
        var section = Of(Traces, Samples, IntervalNs, SpacingM, (trace, ns) => rocks.Sum(rock => Echo(rock.AtM, rock.DepthM, rock.Strength, trace, ns)));

        Assert.Empty(Horizons.Find(new StoltStep().Apply(section, RadarWork.All), new(), RadarWork.All));
    }

    [Fact]
    public void A_layer_among_rocks_is_found_and_is_the_only_one()
    {
        var random = new Random(6);
        var rocks = Enumerable.Range(0, 30).Select(_ => (AtM: -2 + (16 * random.NextDouble()), DepthM: 2 + (16 * random.NextDouble()), Strength: 0.3 + (0.5 * random.NextDouble()))).ToList();
        var section = Of(Traces, Samples, IntervalNs, SpacingM, (trace, ns) => Ricker(ns - LayerNs(110, 0.6, trace), Mhz) + rocks.Sum(rock => Echo(rock.AtM, rock.DepthM, rock.Strength, trace, ns)));

        var horizon = Assert.Single(Horizons.Find(new StoltStep().Apply(section, RadarWork.All), new(), RadarWork.All));

        Assert.Equal(110, horizon.Ns, 1.0);
    }

    [Fact]
    public void Threads_change_no_point()
    {
        var section = Layered(noise: 0.5, (60, 0.8, 1), (140, -1, -0.7));

        var (one, many) = (Horizons.Find(section, new(), new(1, default)), Horizons.Find(section, new(), RadarWork.All));

        Assert.Equal(one.SelectMany(horizon => horizon.Points), many.SelectMany(horizon => horizon.Points));
    }

    [Fact]
    public void A_layer_goes_on_across_the_border_of_two_blocks()
    {
        var random = new Random(8);
        var section = Of(4300, 256, IntervalNs, SpacingM, (trace, ns) => Ricker(ns - LayerNs(40, 0.8, trace), Mhz) + (0.3 * (random.NextDouble() - 0.5)));

        Assert.InRange(Assert.Single(Horizons.Find(section, new(), RadarWork.All)).Points.Count, 4250, 4300);
    }

    [Fact]
    public void Hyperbolas_that_agree_sharpen_the_permittivity_and_those_that_differ_do_not()
    {
        static Hyperbola With(double permittivity) => new(0, 0.01, 50, 0.1, Depth.Velocity(permittivity), 0.01 * Depth.Velocity(permittivity), 40, 0.05, 0.9); // σ of ε = 2 %
        var alike = GroundPermittivity.Of([With(3.2), With(3.2), With(3.2), With(3.2)], Depth.ChangE4);
        var apart = GroundPermittivity.Of([With(2.6), With(3), With(3.4), With(3.8)], Depth.ChangE4);

        Assert.Equal(3.2, alike.At(50), 1e-9);
        Assert.Equal(0.032, alike.SigmaAt(50), 1e-3); // 2 % of each, over the root of four
        Assert.Equal(3.2, apart.At(50), 0.05);
        Assert.Equal(0.52 / 2, apart.SigmaAt(50), 0.06); // the standard deviation of the four over the root of four
    }

    [Fact]
    public void Permittivity_that_grows_with_depth_is_followed_and_is_the_less_sure_the_further_from_any_hyperbola()
    {
        static Hyperbola At(double ns) => new(0, 0.01, ns, 0.1, Depth.Velocity(2.9 + (0.004 * ns)), 0.01 * Depth.Velocity(3.2), 40, 0.05, 0.9);

        var ground = GroundPermittivity.Of([At(30), At(60), At(90), At(120)], Depth.ChangE4);

        Assert.Equal([3.02, 3.14, 3.38], new[] { 30.0, 60, 120 }.Select(ns => Math.Round(ground.At(ns), 3)));
        Assert.True(ground.SigmaAt(200) > 2 * ground.SigmaAt(75));
    }

    [Fact]
    public void Without_hyperbolas_the_band_that_was_given_is_evenly_likely()
    {
        var ground = GroundPermittivity.Of([], Depth.ChangE4);

        Assert.Equal((3.5, 0), (ground.At(100), ground.Hyperbolas));
        Assert.Equal(1.5 / Math.Sqrt(12), ground.SigmaAt(100), 1e-9);
        Assert.Equal(Depth.ChangE4.At(100), ground.DepthM(100), 1e-9);
    }

    static double LayerNs(double ns, double rises, int trace) => ns + (rises * Math.Sin(2 * Math.PI * trace * SpacingM / 9));

    static double Echo(double atM, double depthM, double strength, int trace, double ns)
    {
        var far = Math.Sqrt((depthM * depthM) + Math.Pow((trace * SpacingM) - atM, 2));
        return Math.Abs(ns - (2 * far / Depth.Velocity(3.5))) < 6 ? strength * depthM / far * Ricker(ns - (2 * far / Depth.Velocity(3.5)), Mhz) : 0;
    }

    static RadarSection Layered(double noise, params (double Ns, double RisesNs, double Strength)[] layers)
    {
        var random = new Random(1);
        return Of(Traces, Samples, IntervalNs, SpacingM, (trace, ns) => layers.Sum(layer => layer.Strength * Ricker(ns - LayerNs(layer.Ns, layer.RisesNs, trace), Mhz)) + (noise * (random.NextDouble() - 0.5)));
    }
}
