using Farside.Core.Sky;
using Farside.Core.Time;
using Farside.Core.Units;
using Farside.Processing.Spectra;

namespace Farside.Tests.Processing.Spectra;

public sealed class RadianceFactorTests
{
    [Theory]
    [InlineData(0, 1.0)]
    [InlineData(64.445, 1.014822)]
    public void White_ground_has_a_reflectance_factor_of_one_under_any_sun(double incidenceDeg, double distanceAu)
    {
        var incidence = Angle.FromDegrees(incidenceDeg);
        var radiance = 1.27 * Math.Cos(incidence.Radians) / (Math.PI * distanceAu * distanceAu);

        Assert.Equal(1, RadianceFactor.Of([radiance], [1.27], distanceAu, incidence)[0], 12);
    }

    [Fact]
    public void Nothing_is_reckoned_under_a_sun_below_the_horizon() =>
        Assert.Throws<ArgumentException>(() => RadianceFactor.Of([1], [1], 1, Angle.FromDegrees(90.5)));

    /// <summary>The published label of sequence 0136 states the incidence; whoever published it took the distance from JPL's Horizons: 1.014822 au.</summary>
    [Fact]
    public void Distance_and_height_of_the_real_suns_of_2020_07_16_are_those_of_horizons_and_of_the_label()
    {
        Assert.True(Epoch.TryParseUtc("2020-07-16T08:19:54.801Z", out var middle));
        var rover = new LunarSite("rover", Angle.FromDegrees(177.585540), Angle.FromDegrees(-45.440387), double.NaN);
        var sun = LunarSky.Sun(middle);

        Assert.Equal(1.014822, Math.Sqrt((sun.X * sun.X) + (sun.Y * sun.Y) + (sun.Z * sun.Z)) / LunarSky.AstronomicalUnitM, 5e-6);
        Assert.Equal(64.445082, SunEphemeris.At(rover, middle).Incidence.Degrees, 0.03);
        Assert.Equal(59.709439, SunEphemeris.At(rover, middle).Azimuth.Degrees, 0.03);
    }

    [Fact]
    public void Standard_geometry_is_left_as_it_is_and_the_way_back_undoes_the_way_there()
    {
        var seen = new ViewingGeometry(Angle.FromDegrees(64.4), Angle.FromDegrees(45.6), Angle.FromDegrees(54.5));

        Assert.Equal(1, LommelSeeliger.Factor(ViewingGeometry.Standard, ViewingGeometry.Standard), 12);
        Assert.Equal(1, LommelSeeliger.Factor(seen, ViewingGeometry.Standard) * LommelSeeliger.Factor(ViewingGeometry.Standard, seen), 12);
        Assert.Throws<ArgumentException>(() => LommelSeeliger.Factor(seen with { Emission = Angle.FromDegrees(91) }, ViewingGeometry.Standard));
    }

    [Fact]
    public void Dark_ground_is_dimmer_the_further_the_sun_stands_behind_it()
    {
        double Factor(double phase) => LommelSeeliger.Factor(new(Angle.FromDegrees(45), Angle.FromDegrees(45), Angle.FromDegrees(phase)), ViewingGeometry.Standard);

        Assert.True(Factor(20) < Factor(50) && Factor(50) < Factor(80) && Factor(80) < Factor(110));
    }
}
