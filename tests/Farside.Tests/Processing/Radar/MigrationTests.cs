using Farside.Processing.Radar;

namespace Farside.Tests.Processing.Radar;

public sealed class MigrationTests
{
    const double Spacing = 0.036;
    const double Interval = 0.3125;
    const double Velocity = 0.16;
    const int Traces = 500;
    const int Samples = 512;

    [Theory]
    [InlineData("stolt")]
    [InlineData("kirchhoff")]
    public void A_scatterers_hyperbola_collapses_to_where_it_lies(string word)
    {
        const double At = 250 * Spacing;
        const double DepthM = 4;
        var section = Sections.Scatterer(Traces, Samples, Interval, Spacing, Velocity, At, DepthM, 450);
        var spread = Share(section, 250, DepthM);

        var migrated = RadarStepText.Parse($"{word}:velocity={Velocity}").Apply(section, RadarWork.All);

        var (trace, sample) = Brightest(migrated);
        Assert.InRange(trace, 249, 251);
        Assert.Equal(2 * DepthM / Velocity, migrated.NsOf(sample), 0.02 * 2 * DepthM / Velocity);
        Assert.InRange(Share(migrated, 250, DepthM), 0.75, 1);
        Assert.InRange(spread, 0, 0.2);
    }

    [Theory]
    [InlineData("stolt")]
    [InlineData("kirchhoff")]
    public void A_level_layer_stays_where_and_as_strong_as_it_was(string word)
    {
        var section = Sections.Of(Traces, Samples, Interval, Spacing, static (_, ns) => Sections.Ricker(ns - 60, 450));

        var migrated = RadarStepText.Parse($"{word}:velocity={Velocity}").Apply(section, RadarWork.All);

        var row = Sections.Trace(migrated, 250);
        Assert.Equal(192, Array.IndexOf(row, row.Max()));
        Assert.Equal(1, row[192], 0.08);
    }

    [Fact]
    public void A_sloping_layer_moves_up_its_slope_as_far_as_geometry_says()
    {
        // Seen at right angles: a slope of sin α in the section is one of tan α in the ground.
        const double Sine = 0.3;
        var section = Sections.Of(900, 512, Interval, Spacing, static (trace, ns) => Sections.Ricker(ns - (2 * (2 + (Sine * trace * Spacing * 0.1)) / Velocity), 450));
        var migrated = new StoltStep { VelocityMPerNs = Velocity }.Apply(section, RadarWork.All);

        var sine = Sine * 0.1;
        var tangent = sine / Math.Sqrt(1 - (sine * sine));
        foreach (var trace in (int[])[200, 450, 700])
        {
            // Through the point where the layer would meet the surface.
            var depth = tangent * ((trace * Spacing) + (2 / sine));
            var row = Sections.Trace(migrated, trace);
            Assert.Equal(2 * depth / Velocity, migrated.NsOf(Array.IndexOf(row, row.Max())), 0.35);
        }
    }

    [Fact]
    public void Long_sections_are_the_same_in_blocks()
    {
        // A scatterer in the second block: alone in a short section it must look the same.
        const double DepthM = 3;
        var longOne = Sections.Scatterer(4300, 256, Interval, Spacing, Velocity, 3000 * Spacing, DepthM, 450);
        var shortOne = Sections.Scatterer(1000, 256, Interval, Spacing, Velocity, 500 * Spacing, DepthM, 450);

        var (blocks, whole) = (new StoltStep { VelocityMPerNs = Velocity }.Apply(longOne, RadarWork.All), new StoltStep { VelocityMPerNs = Velocity }.Apply(shortOne, RadarWork.All));

        for (var aside = -60; aside <= 60; aside += 10)
        {
            for (var i = 90; i < 150; i++)
            {
                Assert.Equal(whole.Echo[i, 500 + aside].Value, blocks.Echo[i, 3000 + aside].Value, 0.01 * Brightness(whole));
            }
        }
    }

    [Fact]
    public void Over_a_hill_the_hyperbola_focuses_only_when_the_hill_is_known()
    {
        const double At = 250 * Spacing;
        const double DepthM = 4; // below the way's middle
        double Height(int trace) => 0.5 * Math.Sin(2 * Math.PI * trace / 130);
        double Echo(int trace, double ns)
        {
            var far = Math.Sqrt(Math.Pow(DepthM + Height(trace) - Height(250), 2) + Math.Pow((trace * Spacing) - At, 2));
            return DepthM / far * Sections.Ricker(ns - (2 * far / Velocity), 450);
        }

        RadarSection Hilly() => Sections.Of(Traces, Samples, Interval, Spacing, Echo) with { HeightsM = [.. Enumerable.Range(0, Traces).Select(Height)] };

        var known = new KirchhoffStep { VelocityMPerNs = Velocity }.Apply(Hilly(), RadarWork.All);
        var level = new KirchhoffStep { VelocityMPerNs = Velocity, UsesTopography = false }.Apply(Hilly(), RadarWork.All);

        Assert.InRange(Brightest(known).Trace, 249, 251);
        Assert.Equal(2 * DepthM / Velocity, known.NsOf(Brightest(known).Sample), 1.0);
        Assert.InRange(Brightness(known) / Brightness(level), 1.5, 100);
    }

    [Fact]
    public void Uneven_traces_are_not_migrated() =>
        Assert.Contains("even spacing", Assert.Throws<RadarStepException>(() => new StoltStep().Apply(Sections.Of(20, 64, 1, 0, static (_, _) => 1), RadarWork.All)).Message, StringComparison.Ordinal);

    static (int Trace, int Sample) Brightest(RadarSection section)
    {
        var best = (Trace: 0, Sample: 0);
        for (var trace = 0; trace < section.Traces; trace++)
        {
            for (var i = 0; i < section.Samples; i++)
            {
                best = Math.Abs(section.Echo[i, trace].Value) > Math.Abs(section.Echo[best.Sample, best.Trace].Value) ? (trace, i) : best;
            }
        }

        return best;
    }

    static double Brightness(RadarSection section) => Brightest(section) is var (trace, sample) ? Math.Abs(section.Echo[sample, trace].Value) : 0;

    // Energy within a wavelength of the scatterer, as a part of all.
    static double Share(RadarSection section, int at, double depthM)
    {
        var (near, all) = (0.0, 0.0);
        for (var trace = 0; trace < section.Traces; trace++)
        {
            for (var i = 0; i < section.Samples; i++)
            {
                var energy = Math.Pow(section.Echo[i, trace].Value, 2);
                var aside = Math.Sqrt(Math.Pow((trace - at) * Spacing, 2) + Math.Pow((0.5 * Velocity * section.NsOf(i)) - depthM, 2));
                (near, all) = (near + (aside < Velocity / 0.45 ? energy : 0), all + energy);
            }
        }

        return near / all;
    }
}
