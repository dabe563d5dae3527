using Farside.Processing.Spectra;

namespace Farside.Tests.Processing.Spectra;

public sealed class ContinuumTests
{
    static readonly double[] Nm = [.. Enumerable.Range(0, 120).Select(i => 700.0 + (5 * i))];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_hull_is_the_highest_line_between_any_two_points_of_the_spectrum_at_every_wavelength(int seed)
    {
        var random = new Random(seed);
        var values = Nm.Select(nm => 0.05 + (3e-5 * nm) + (0.01 * Math.Sin(nm / 60)) + (0.004 * random.NextDouble())).ToArray();

        var hull = Continuum.Hull(Nm, values);

        // By its definition, without a chain: the highest of all chords over each wavelength.
        for (var at = 0; at < Nm.Length; at++)
        {
            var highest = values[at];
            for (var a = 0; a < at; a++)
            {
                for (var b = at + 1; b < Nm.Length; b++)
                {
                    highest = Math.Max(highest, values[a] + ((values[b] - values[a]) * (Nm[at] - Nm[a]) / (Nm[b] - Nm[a])));
                }
            }

            Assert.Equal(highest, hull[at], 12);
        }
    }

    [Fact]
    public void A_spectrum_that_bends_downwards_everywhere_is_its_own_hull()
    {
        var values = Nm.Select(nm => 0.2 - (1e-7 * (nm - 900) * (nm - 900))).ToArray();

        Assert.Equal(values, Continuum.Hull(Nm, values));
    }

    [Fact]
    public void A_straight_spectrum_is_its_own_line_through_both_shoulders()
    {
        var nm = Enumerable.Range(0, 390).Select(i => 450.0 + (5 * i)).ToArray();
        var values = nm.Select(at => 0.03 + (4e-5 * at)).ToArray();

        var line = Continuum.Line(nm, values, BandWindow.OneMicron)!;

        Assert.All(line.Zip(values), pair => Assert.Equal(pair.Second, pair.First, 12));
    }

    [Fact]
    public void No_line_is_drawn_where_the_spectrum_ends_before_a_shoulder() =>
        Assert.Null(Continuum.Line(Nm, Nm, BandWindow.TwoMicron));
}
