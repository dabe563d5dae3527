using System.Text.RegularExpressions;
using Farside.Core.Time;

namespace Farside.Tests.Core.Time;

public sealed class EpochTests
{
    [SkippableFact]
    public void Every_leap_second_of_the_published_kernel_is_known()
    {
        var kernel = File.ReadAllText(SharedData.Require("geometry/naif0012.tls"));
        var steps = Regex.Matches(kernel, @"(\d+),\s+@(\d{4})-(JAN|JUL)-1").Select(match =>
            (Seconds: int.Parse(match.Groups[1].Value), Year: int.Parse(match.Groups[2].Value),
                Month: match.Groups[3].Value == "JAN" ? 1 : 7)).ToList();

        Assert.Equal(28, steps.Count);
        foreach (var (seconds, year, month) in steps.Skip(1))
        {
            // TAI runs two seconds across the last UTC second before a step, one of them the leap second.
            var after = Epoch.FromUtc(year, month, 1);
            var before = after - TimeSpan.FromSeconds(2);
            Assert.EndsWith("23:59:59.000Z", before.ToUtcText(), StringComparison.Ordinal);
            Assert.EndsWith("23:59:60.000Z", (after - TimeSpan.FromSeconds(1)).ToUtcText(), StringComparison.Ordinal);
            Assert.Equal(seconds, (int)Math.Round(after.TaiNanoseconds / 1e9 - UtcSeconds(year, month)));
        }
    }

    [Theory]
    [InlineData("2019-01-11T19:57:09.000Z", "2019-01-11T19:57:09.000Z")]
    [InlineData("2019-01-11 19:57:09", "2019-01-11T19:57:09.000Z")]
    [InlineData("2020-02-29", "2020-02-29T00:00:00.000Z")]
    [InlineData("2016-366T23:59:60.5Z", "2016-12-31T23:59:60.500Z")]
    [InlineData("2011-01", "2011-01-01T00:00:00.000Z")]
    public void A_time_is_read_and_written(string text, string expected)
    {
        Assert.True(Epoch.TryParseUtc(text, out var epoch));
        Assert.Equal(expected, epoch.ToUtcText());
    }

    [Theory]
    [InlineData("None")]
    [InlineData("2019-02-29")]
    [InlineData("2019-13-01")]
    [InlineData("2019-01-11T25:00:00")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_time_is_refused(string? text) => Assert.False(Epoch.TryParseUtc(text, out _));

    [Fact]
    public void The_radar_clock_counts_from_new_year_2010_in_Beijing()
    {
        // Real bytes of one radar record: 440438160 s and 330 ms stand beside the label time 2023-12-16T07:56:00.330Z.
        var origin = Epoch.FromUtc(2009, 12, 31, 16);

        Assert.Equal("2023-12-16T07:56:00.330Z", Epoch.FromUtcCount(origin, 440_438_160, 330_000_000).ToUtcText());
    }

    [Fact]
    public void Every_day_of_two_centuries_goes_there_and_back()
    {
        for (var day = new DateTime(1961, 1, 1); day.Year < 2160; day = day.AddDays(1).AddMinutes(61))
        {
            var epoch = Epoch.FromUtc(day.Year, day.Month, day.Day, day.Hour, day.Minute, day.Second);
            Assert.Equal(day.ToString("yyyyMMddHHmmss"), epoch.ToCompactText());
            Assert.True(Epoch.TryParseCompact(epoch.ToCompactText(), out var again));
            Assert.Equal(epoch, again);
        }
    }

    static double UtcSeconds(int year, int month) => (new DateTime(year, month, 1) - new DateTime(2000, 1, 1, 12, 0, 0)).TotalSeconds;
}
