using Farside.Core.Sky;
using Farside.Core.Units;
using Farside.Products.Panoramas;

namespace Farside.Tests.Products.Panoramas;

public sealed class SunGroupsTests
{
    [Fact]
    public void A_ring_of_forty_minutes_is_one_group_though_its_ends_lie_far_apart()
    {
        // 80 s a picture, half a degree an hour, the Sun 5° high: level ground loses 0.23 % from one to the next and 6.6 % in all.
        var suns = Enumerable.Range(0, 30).Select(i => Sun(280, 5 - (i * 80 * 0.52 / 3600))).ToList();

        Assert.DoesNotContain(true, SunGroups.Strangers(suns));
    }

    [Theory]
    [InlineData(36.7, 38.8)]   // higher by 0.9°: 2 % of level ground's light
    [InlineData(34.1, 37.9)]   // as high as before, 2.1° along
    public void A_picture_taken_hours_later_stands_apart(double azimuthDeg, double elevationDeg)
    {
        SunPosition[] suns = [Sun(36.75, 37.89), Sun(36.73, 37.90), Sun(azimuthDeg, elevationDeg), Sun(36.65, 37.93)];

        Assert.Equal([false, false, true, false], SunGroups.Strangers(suns));
    }

    [Fact]
    public void The_angle_between_two_Suns_is_that_of_the_sphere()
    {
        Assert.Equal(0.5, Sun(10, 60).AngleTo(Sun(11, 60)).Degrees, 0.0001);  // a degree of azimuth at cos 60°
        Assert.Equal(90, Sun(0, 0).AngleTo(Sun(90, 30)).Degrees, 9);          // the pole of that circle
        Assert.Equal(1e-6, Sun(200, 20).AngleTo(Sun(200, 20.000001)).Degrees, 1e-12);
    }

    static SunPosition Sun(double azimuthDeg, double elevationDeg) => new(Angle.FromDegrees(azimuthDeg), Angle.FromDegrees(elevationDeg));
}
