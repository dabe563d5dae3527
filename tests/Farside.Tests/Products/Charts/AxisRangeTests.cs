using Farside.Products.Charts;

namespace Farside.Tests.Products.Charts;

public sealed class AxisRangeTests
{
    [Fact]
    public void An_axis_by_powers_names_powers_and_puts_them_evenly()
    {
        var axis = AxisRange.Of(new("", AxisScale.Log), [0.01, 1000, -5, double.NaN], isTight: true);

        Assert.Equal(["0.01", "0.1", "1", "10", "100", "1,000"], axis.Ticks(8).Where(tick => tick.Name.Length > 0).Select(tick => tick.Name));
        Assert.Equal(0.4, axis.At(1), 12);
        Assert.True(double.IsNaN(axis.At(0)));
    }

    [Fact]
    public void Days_are_named_at_their_midnights()
    {
        static double Utc(int day, int hour) => (new DateTime(2019, 1, day, hour, 0, 0, DateTimeKind.Utc) - DateTime.UnixEpoch).TotalSeconds;

        var ticks = AxisRange.Of(new("", AxisScale.Time), [Utc(3, 10), Utc(6, 10)], isTight: true).Ticks(4).ToList();

        Assert.Equal(["2019-01-04", "2019-01-05", "2019-01-06"], ticks.Select(tick => tick.Name));
        Assert.Equal(14 / 72.0, ticks[0].At, 9);
    }

    [Fact]
    public void Amounts_that_are_never_negative_are_counted_from_zero()
    {
        var axis = AxisRange.Of(new("dose"), [2, 13], isTight: false);

        Assert.Equal(0, axis.At(0), 12);
        Assert.InRange(axis.At(13), 0.9, 1);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-3, 250_000)]
    [InlineData(1e-9, 7e-9)]
    [InlineData(12, 12)]
    public void Named_values_lie_within_and_no_two_are_called_the_same(double from, double to)
    {
        var ticks = AxisRange.Of(new(""), [from, to], isTight: false).Ticks(7).ToList();

        Assert.InRange(ticks.Count, 2, 9);
        Assert.All(ticks, tick => Assert.InRange(tick.At, -1e-6, 1 + 1e-6));
        Assert.Equal(ticks.Count, ticks.Select(tick => tick.Name).Distinct().Count());
    }
}
