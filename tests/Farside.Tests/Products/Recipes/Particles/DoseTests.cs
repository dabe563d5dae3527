using Farside.Archive.Missions;
using Farside.Core.Measurements;
using Farside.Core.Time;
using Farside.Products.Recipes.Particles;

namespace Farside.Tests.Products.Recipes.Particles;

public sealed class DoseTests
{
    static readonly Epoch Start = Epoch.FromUtc(2019, 1, 3, 10);

    [Theory]
    [InlineData("uGy/h", true)]
    [InlineData("mGy/d", true)]
    [InlineData("µSv/h", true)]
    [InlineData("rad/day", true)]
    [InlineData("uGy", false)]
    [InlineData("1/(cm2 s)", false)]
    [InlineData("count/s", false)]
    public void A_dose_rate_is_known_by_its_unit(string unit, bool isRate) => Assert.Equal(isRate, DoseSeries.IsDoseRate(unit));

    [Fact]
    public void A_storm_of_the_sun_is_left_out_of_the_mean()
    {
        var random = new Random(4);
        var rates = Enumerable.Range(0, 1440).Select(i => 13 + (0.7 * Normal(random)) + (i is >= 600 and < 700 ? 40 * Math.Exp(-(i - 600) / 60.0) : 0)).ToArray();

        var dose = Series(rates);
        var (mean, error) = dose.Mean(0);

        Assert.Equal(13, mean, 4 * error);
        Assert.InRange(error, 0.01, 0.04); // 0.7 over the root of 1,340
        Assert.InRange(dose.Rows.Count(row => row.IsEnhanced), 95, 320);
        Assert.All(dose.Rows.Where((_, i) => i is >= 606 and < 690), row => Assert.True(row.IsEnhanced));
    }

    [Fact]
    public void Plain_counting_noise_is_hardly_ever_taken_for_the_sun()
    {
        var random = new Random(8);
        var marked = Enumerable.Range(0, 20).Sum(_ => Series([.. Enumerable.Range(0, 1440).Select(_ => 13 + (0.7 * Normal(random)))]).Rows.Count(row => row.IsEnhanced));

        Assert.InRange(marked, 0, 20 * 1440 / 1000);
    }

    /// <summary>A drift that is felt over an hour makes neighbouring values repeat each other: the error of independent values would be a third of the true one.</summary>
    [Fact]
    public void The_error_of_a_mean_knows_that_values_drift()
    {
        const double Kept = 0.85;
        var random = new Random(15);
        var (means, errors) = (new List<double>(), new List<double>());
        for (var trial = 0; trial < 300; trial++)
        {
            var level = 0.0;
            var values = Enumerable.Range(0, 1440).Select(i => (Seconds: 600.0 * i, Value: level = (Kept * level) + Normal(random))).ToList();
            var (mean, error) = SampleMean.Of(values, DoseSeries.BlockSeconds);
            means.Add(mean);
            errors.Add(error);
        }

        var scatter = Math.Sqrt(means.Average(mean => mean * mean));
        Assert.Equal(1 / (1 - Kept) / Math.Sqrt(1440), scatter, 0.02); // of a mean of such a series, by its own formula
        Assert.InRange(Math.Sqrt(errors.Average(error => error * error)) / scatter, 0.8, 1.1);
    }

    [Fact]
    public void Repeated_columns_that_never_change_and_rise_say_where_the_others_lie()
    {
        var columns = new List<MeasuredColumn> { new("TIME", "UTC", null, ["2019-01-03T10:00:00.000Z", "2019-01-03T10:10:00.000Z"]) };
        columns.AddRange(Enumerable.Range(1, 4).Select(i => new MeasuredColumn(i == 1 ? "ENERGY" : $"ENERGY_{i}", "eV", [10.0 * i, 10.0 * i], null)));
        columns.AddRange(Enumerable.Range(1, 4).Select(i => new MeasuredColumn(i == 1 ? "FLUX" : $"FLUX_{i}", "1/(cm2 s sr eV)", [i, 3 * i], null)));

        var table = TimedTable.Of(new() { Observation = Observation, Columns = columns })!;
        var spectrum = Assert.Single(MeanSpectrum.BySequence([table]));
        var flux = FluxOverEnergy.Of(table)!;

        Assert.Equal([10, 20, 30, 40], spectrum.Axis);
        Assert.Equal([2, 4, 6, 8], spectrum.Mean);
        Assert.Equal([1, 2, 3, 4], spectrum.Error); // two values 2 apart: sd √2, over √2
        Assert.Equal("1/(cm2 s sr)", flux.Unit);
        Assert.Equal(150, flux.Mean, 9); // the trapezoid under 2, 4, 6, 8 at steps of 10
    }

    static DoseSeries Series(double[] rates) => DoseSeries.Of(MissionRegistry.Find("ce4")!, [TimedTable.Of(new()
    {
        Observation = Observation,
        Columns =
        [
            new("TIME", "UTC", null, [.. rates.Select((_, i) => (Start + TimeSpan.FromMinutes(10 * i)).ToUtcText())]),
            new("DOSE_RATE", "uGy/h", rates, null),
        ],
    })!])!;

    static Observation Observation => new() { Id = "x", Mission = "ce4", Instrument = "LND", Mode = "DPSL", Sequence = "0001" };

    static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());
}
