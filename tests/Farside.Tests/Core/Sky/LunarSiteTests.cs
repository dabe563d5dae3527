using Farside.Archive.Missions;
using Farside.Core.Sky;
using Farside.Core.Units;

namespace Farside.Tests.Core.Sky;

public sealed class LunarSiteTests
{
    [Fact]
    public void Metres_from_the_lander_are_where_a_real_rover_label_puts_them()
    {
        // Printed in the label of VNIS-SD, sequence 0136 (CooperZZX/Deriving-CE-4-Spectra): six decimals of a degree are 3 cm of latitude, 2 of longitude.
        var point = MissionRegistry.Find("ce4")!.Origin.PointAt(-287.522263, 127.291501);

        Assert.Equal(177.585540, point.Longitude.Degrees, 0.000005); // a tenth of a metre
        Assert.Equal(-45.440387, point.Latitude.Degrees, 0.000005);
    }

    [Fact]
    public void The_pole_and_the_date_line_are_places_like_others()
    {
        var pole = new LunarSite("pole", Angle.FromDegrees(0), Angle.FromDegrees(90), 0);
        var east = new LunarSite("far side", Angle.FromDegrees(359.9999), Angle.FromDegrees(0), 0);

        Assert.Equal(90 - (1000 / LunarSite.SphereRadiusM * 180 / Math.PI), pole.PointAt(1000, 0).Latitude.Degrees, 1e-6);
        Assert.Equal((1000 / LunarSite.SphereRadiusM * 180 / Math.PI) - 0.0001, east.PointAt(1000, 0).Longitude.Degrees, 1e-6);
    }
}
