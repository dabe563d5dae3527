using Farside.Processing.Radar;

namespace Farside.Tests.Processing.Radar;

public sealed class HyperbolaTests
{
    const double Spacing = 0.036;
    const double Interval = 0.3125;

    [Theory]
    [InlineData(3.0, 2.0)]
    [InlineData(3.5, 4.0)]
    [InlineData(4.5, 6.0)]
    public void A_fitted_hyperbola_gives_the_permittivity_and_the_depth_it_was_made_with(double permittivity, double depthM)
    {
        var section = Noisy(permittivity, depthM, 0.1, 1);

        var found = HyperbolaFit.At(section, 152, (2 * depthM / Depth.Velocity(permittivity)) + 0.6, new())!.Value;

        Assert.Equal(permittivity, found.Permittivity, 0.02 * permittivity);
        Assert.Equal(depthM, found.DepthM, 0.02 * depthM);
        Assert.Equal(150 * Spacing, found.AtM, 0.03);
        Assert.InRange(found.Semblance, 0.6, 1);
    }

    [Fact]
    public void Its_error_is_as_large_as_it_says()
    {
        // Of many noises about one truth, two in three lie within a sigma.
        var pulls = Enumerable.Range(0, 60)
            .Select(seed => HyperbolaFit.At(Noisy(3.5, 3, 0.25, seed), 150, 2 * 3 / Depth.Velocity(3.5), new()))
            .OfType<Hyperbola>()
            .Select(found => (found.VelocityMPerNs - Depth.Velocity(3.5)) / found.VelocitySigma).ToList();

        Assert.InRange(pulls.Count, 50, 60);
        Assert.InRange(Math.Sqrt(pulls.Average(pull => pull * pull)), 0.6, 1.6);
    }

    [Fact]
    public void Air_under_the_antenna_is_taken_out_of_the_velocity()
    {
        // Fermat's shortest way through 0.3 m of air and 3 m of ground.
        const double HeightM = 0.3;
        const double DepthM = 3;
        var air = 2 * HeightM / Depth.LightMPerNs;
        var section = Sections.Of(300, 400, Interval, Spacing, (trace, ns) => Sections.Ricker(ns + air - Shortest(Math.Abs((trace - 150) * Spacing), HeightM, DepthM, 3.5), 450), air);

        var found = HyperbolaFit.At(section, 150, 2 * DepthM / Depth.Velocity(3.5), new())!.Value;

        Assert.Equal(3.5, found.Permittivity, 0.1);
        Assert.Equal(DepthM, found.DepthM, 0.02 * DepthM);
    }

    [Fact]
    public void Scatterers_are_found_by_themselves_and_noise_and_layers_are_none()
    {
        (double At, double DepthM)[] truth = [(3, 2), (8, 3.5), (14, 5)];
        var random = new Random(8);
        var velocity = Depth.Velocity(3.5);
        var section = Sections.Of(500, 400, Interval, Spacing, (trace, ns) =>
            truth.Sum(one =>
            {
                var far = Math.Sqrt((one.DepthM * one.DepthM) + Math.Pow((trace * Spacing) - one.At, 2));
                return one.DepthM / far * Sections.Ricker(ns - (2 * far / velocity), 450);
            }) + (0.1 * (random.NextDouble() - 0.5)) + (0.3 * Sections.Ricker(ns - 95, 450)));

        var found = Scatterers.Find(section, new(), RadarWork.All);

        Assert.Equal(truth.Length, found.Count);
        foreach (var (one, (at, depthM)) in found.Zip(truth))
        {
            Assert.Equal(at, one.AtM, 0.05);
            Assert.Equal(depthM, one.DepthM, 0.02 * depthM);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(-2)]
    public void On_a_bend_a_rock_aside_looks_deeper_or_shallower_and_the_error_says_so(double asideM)
    {
        // 60 m of radius: the bend leaves the straight line by 8 cm within two metres.
        var found = HyperbolaFit.At(Bent(60, asideM, 4, 3.5), 150, 2 * Math.Sqrt(16 + (asideM * asideM)) / Depth.Velocity(3.5), new())!.Value;

        Assert.InRange(Math.Abs(found.VelocityMPerNs - Depth.Velocity(3.5)) / found.VelocitySigma, 0, 1.5);
        Assert.InRange(found.VelocitySigma / found.VelocityMPerNs, 0.01, 0.03);
    }

    [Fact]
    public void A_way_around_a_tight_bend_tells_no_velocity() =>
        Assert.Null(HyperbolaFit.At(Bent(2.5, 0, 4, 3.5), 150, 8 / Depth.Velocity(3.5), new()));

    [Fact]
    public void Places_along_a_straight_line_change_nothing()
    {
        var section = Noisy(3.5, 3, 0.1, 4);
        var (s, c) = Math.SinCos(0.7);

        var placed = HyperbolaFit.At(section with { PlacesM = [.. Enumerable.Range(0, section.Traces).Select(i => (5 + (s * i * Spacing), (c * i * Spacing) - 2))] }, 150, 6 / Depth.Velocity(3.5), new())!.Value;
        var plain = HyperbolaFit.At(section, 150, 6 / Depth.Velocity(3.5), new())!.Value;

        Assert.Equal(plain.VelocityMPerNs, placed.VelocityMPerNs, 1e-6);
        Assert.Equal(plain.VelocitySigma, placed.VelocitySigma, 1e-6);
        Assert.Equal(plain.AtM, placed.AtM, 1e-6);
    }

    // A way that bends to the left about a centre; the rock lies abreast of trace 150, so far to its left and so deep.
    static RadarSection Bent(double radiusM, double asideM, double depthM, double permittivity)
    {
        (double EastM, double NorthM)[] places = [.. Enumerable.Range(0, 300).Select(i => (radiusM * Math.Sin((i - 150) * Spacing / radiusM), radiusM * (1 - Math.Cos((i - 150) * Spacing / radiusM))))];
        var random = new Random(5);
        var section = Sections.Of(300, 400, Interval, Spacing, (trace, ns) =>
        {
            var (x, y) = (places[trace].EastM, places[trace].NorthM - asideM);
            return Sections.Ricker(ns - (2 * Math.Sqrt((x * x) + (y * y) + (depthM * depthM)) / Depth.Velocity(permittivity)), 450) + (0.05 * (random.NextDouble() - 0.5));
        });
        return section with { PlacesM = places };
    }

    static RadarSection Noisy(double permittivity, double depthM, double noise, int seed)
    {
        var random = new Random(seed);
        var clean = Sections.Scatterer(300, 512, Interval, Spacing, Depth.Velocity(permittivity), 150 * Spacing, depthM, 450);
        foreach (ref var sample in clean.Echo.Pixels)
        {
            sample = new(sample.Value + (float)(noise * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5)));
        }

        return clean;
    }

    static double Shortest(double asideM, double heightM, double depthM, double permittivity)
    {
        double Ns(double cross) => 2 / Depth.LightMPerNs * (Math.Sqrt((heightM * heightM) + (cross * cross)) + (Math.Sqrt(permittivity) * Math.Sqrt((depthM * depthM) + Math.Pow(asideM - cross, 2))));
        return Enumerable.Range(0, 2001).Min(i => Ns(asideM * i / 2000));
    }
}
