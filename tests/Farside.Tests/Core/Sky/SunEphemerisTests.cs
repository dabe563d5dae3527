using System.Globalization;
using Farside.Core.Sky;
using Farside.Core.Time;
using Farside.Core.Units;

namespace Farside.Tests.Core.Sky;

public sealed class SunEphemerisTests
{
    static readonly LunarSite LabelSite = new("label", Angle.FromDegrees(177.5991), Angle.FromDegrees(-45.4446), -5935);

    [SkippableFact]
    public void The_subsolar_point_follows_the_printed_table_of_2020_to_a_hundredth_of_a_degree()
    {
        var worst = 0.0;
        foreach (var line in File.ReadLines(SharedData.Require("geometry/mooninfo_2020.txt")).Skip(1))
        {
            var columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var utc = DateTime.ParseExact($"{columns[0]} {columns[1]} {columns[2]} {columns[3]}", "dd MMM yyyy HH:mm", CultureInfo.InvariantCulture);
            var (longitude, latitude) = LunarSky.SubSolarPoint(Epoch.FromUtc(utc.Year, utc.Month, utc.Day, utc.Hour, utc.Minute));
            var east = Math.IEEERemainder(longitude.Degrees - double.Parse(columns[11], CultureInfo.InvariantCulture), 360);
            var north = latitude.Degrees - double.Parse(columns[12], CultureInfo.InvariantCulture);
            worst = Math.Max(worst, Math.Max(Math.Abs(east), Math.Abs(north)));
        }

        Assert.InRange(worst, 0, 0.01);
    }

    [Theory] // from the same table, so that the check also runs where the file is absent
    [InlineData(2020, 1, 1, 0, 114.557, -0.045)]
    [InlineData(2020, 1, 1, 3, 113.036, -0.047)]
    public void The_subsolar_point_agrees_with_published_hours(int year, int month, int day, int hour, double longitude, double latitude)
    {
        var found = LunarSky.SubSolarPoint(Epoch.FromUtc(year, month, day, hour));

        Assert.Equal(longitude, found.Longitude.Degrees, 0.01);
        Assert.Equal(latitude, found.Latitude.Degrees, 0.01);
    }

    [Fact]
    public void The_sun_stands_where_a_real_terrain_camera_label_says()
    {
        Assert.True(Epoch.TryParseUtc("2019-01-11T19:57:09.000Z", out var time));
        var sun = SunEphemeris.At(LabelSite, time);

        Assert.Equal(72.938, sun.Incidence.Degrees, 0.01);
        Assert.Equal(288.444, sun.Azimuth.Degrees, 0.01);
    }
}
