using System.Globalization;
using Farside.Archive.Missions;
using Farside.Core.Geometry;
using Farside.Core.Sky;
using Farside.Core.Time;
using Farside.Core.Units;

namespace Farside.Tests.Core.Sky;

/// <summary>Eclipses of the Sun by the Earth, judged by astronomy-engine's eclipses of the Moon (Data/Sky) and by published ones.</summary>
public sealed class SolarEclipsesTests
{
    static readonly Epoch Start = Epoch.FromUtc(2013, 1, 1);
    static readonly Epoch End = Epoch.FromUtc(2036, 1, 1);

    static IReadOnlyList<string[]> Almanac { get; } =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", "Sky", "lunar-eclipses-2013-2035.csv")).Skip(1).Select(line => line.Split(','))];

    [Fact]
    public void The_moons_centre_sees_every_eclipse_of_the_almanac_and_no_other()
    {
        var ours = SolarEclipses.Between(new Point<MeanEarthFrame>(0, 0, 0), Start, End);
        var theirs = Almanac.Where(row => row[2].Length > 0).ToList();

        Assert.Equal(theirs.Count, ours.Count);
        foreach (var (eclipse, row) in ours.Zip(theirs))
        {
            // Our sky is good to 0.01° (decision 2), which the Earth covers in 70 s; a grazing touch is no sharp moment.
            var isGrazing = double.Parse(row[7], CultureInfo.InvariantCulture) > 1.0;
            Assert.InRange((eclipse.Greatest - Time(row[3])).Duration().TotalSeconds, 0, 90);
            Assert.InRange((eclipse.Start - Time(row[2])).Duration().TotalSeconds, 0, isGrazing ? 300 : 90);
            Assert.InRange((eclipse.Stop - Time(row[4])).Duration().TotalSeconds, 0, isGrazing ? 300 : 90);
            Assert.Equal(double.Parse(row[7], CultureInfo.InvariantCulture), eclipse.LeastSeparation.Degrees, 0.01);
            Assert.Equal(row[5].Length > 0, eclipse.IsTotal);
        }
    }

    [Fact]
    public void The_near_side_sees_each_of_them_and_the_far_side_none()
    {
        var near = new LunarSite("Sinus Medii", Angle.FromDegrees(0), Angle.FromDegrees(0), 0);
        var ce4 = MissionRegistry.Find("ce4")!.Origin;

        var seen = SolarEclipses.Between(near, Start, End);
        Assert.All(seen, eclipse => Assert.True(eclipse.SunElevation.Degrees > 80));
        foreach (var row in Almanac.Where(row => row[1] is "total"))
        {
            // The place is a fifth of the Earth's shadow from the Moon's centre: at most an hour sooner or later.
            Assert.Contains(seen, eclipse => (eclipse.Greatest - Time(row[0])).Duration().TotalHours < 1 && eclipse.IsTotal);
        }

        Assert.All(SolarEclipses.Between(ce4, Start, End), eclipse => Assert.True(eclipse.SunElevation.Degrees < 0));
    }

    [Theory]
    [InlineData("2015-09-28T02:47:00Z")] // greatest times of NASA's catalogue of lunar eclipses (Espenak & Meeus), to the minute
    [InlineData("2018-07-27T20:22:00Z")]
    [InlineData("2019-01-21T05:12:00Z")]
    [InlineData("2021-05-26T11:19:00Z")]
    [InlineData("2022-11-08T10:59:00Z")]
    [InlineData("2025-03-14T06:59:00Z")]
    public void A_published_total_eclipse_of_the_moon_is_one_of_the_sun_there(string greatest)
    {
        var time = Time(greatest);

        var eclipse = Assert.Single(SolarEclipses.Between(new Point<MeanEarthFrame>(0, 0, 0), time - TimeSpan.FromDays(2), time + TimeSpan.FromDays(2)));

        Assert.InRange((eclipse.Greatest - time).Duration().TotalSeconds, 0, 120);
        Assert.True(eclipse.IsTotal);
    }

    static Epoch Time(string text) => Epoch.TryParseUtc(text, out var time) ? time : throw new FormatException(text);
}
