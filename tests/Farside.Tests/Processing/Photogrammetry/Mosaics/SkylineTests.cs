using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry.Mosaics;

namespace Farside.Tests.Processing.Photogrammetry.Mosaics;

public sealed class SkylineTests
{
    const double Rad = Math.PI / 180;

    // Hills of half a degree, five and eleven to the turn; a mast in one column of forty.
    static List<Direction<SiteFrame>> Edge(double tiltDeg, double towardsDeg, int fromDeg = 0, int toDeg = 360, double hillsDeg = 0.5) =>
        [.. from degree in Enumerable.Range(fromDeg, toDeg - fromDeg)
            let azimuth = degree * Rad
            let hills = hillsDeg * (Math.Sin(5 * azimuth) + (0.4 * Math.Sin((11 * azimuth) + 1)))
            let mast = degree % 40 == 7 ? 6 : 0
            select Towards(azimuth, (1.2 + hills + mast + (tiltDeg * Math.Cos(azimuth - (towardsDeg * Rad)))) * Rad)];

    static Direction<SiteFrame> Towards(double azimuth, double elevation) =>
        new(Math.Cos(elevation) * Math.Sin(azimuth), Math.Cos(elevation) * Math.Cos(azimuth), Math.Sin(elevation));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.3, 75)]
    [InlineData(1.5, 310)]
    public void A_tilt_is_found_through_hills_and_masts(double tiltDeg, double towardsDeg)
    {
        var skyline = Skyline.Of(Edge(tiltDeg, towardsDeg), Rad)!;

        Assert.Equal(tiltDeg, skyline.Tilt.Degrees, 0.08);
        Assert.Equal(1.2, skyline.Mean.Degrees, 0.08);
        if (tiltDeg > 0)
        {
            Assert.Equal(towardsDeg, skyline.Towards.Degrees, 12.0);
        }
    }

    [Fact]
    public void Hills_are_the_distance_from_the_wave()
    {
        // A sine of amplitude h has an RMS of h / √2.
        var skyline = Skyline.Of([.. Edge(0.4, 20).Where((_, degree) => degree % 40 != 7)], Rad)!;

        Assert.Equal(0.5 * Math.Sqrt((1 + 0.16) / 2), skyline.Rms.Degrees, 0.02);
        Assert.Equal(351, skyline.Columns);
    }

    [Fact]
    public void Less_than_a_third_of_the_turn_says_nothing() => Assert.Null(Skyline.Of(Edge(0.3, 75, toDeg: 110), Rad));
}
