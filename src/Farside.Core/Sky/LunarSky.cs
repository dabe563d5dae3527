using Farside.Core.Geometry;
using Farside.Core.Time;

namespace Farside.Core.Sky;

/// <summary>
/// The Sun and the Earth as the Moon sees them, apparent: with light time and aberration. Analytical, for 2013 to 2035: directions within 0.01°,
/// distances within 1e-4 of themselves (measured: docs/decisions/0002).
/// </summary>
public static class LunarSky
{
    /// <summary>Metres of one astronomical unit (IAU 2012, resolution B2).</summary>
    public const double AstronomicalUnitM = 149_597_870_700;

    // Light time and aberration together are, to first order, the geometric place relative to the Moon of one light time ago. Using the mean light time
    // costs 8 s of the Sun's motion (1e-4°) and 0.1 s of the Earth's (1e-5°) at most.
    const double SunLightTimeS = 499.0;
    const double EarthLightTimeS = 1.28;
    const double SecondsPerCentury = 86_400.0 * 36_525;

    /// <summary>Apparent place of the Sun's centre, metres from the Moon's centre.</summary>
    public static Point<MeanEarthFrame> Sun(Epoch epoch)
    {
        var then = epoch.JulianCenturies - (SunLightTimeS / SecondsPerCentury);
        var (sun, moon) = (SolarTheory.Sun(then), LunarTheory.Moon(then));
        return Turn(LunarRotation.MeanEarthFromEcliptic(epoch), new(sun.X - moon.X, sun.Y - moon.Y, sun.Z - moon.Z));
    }

    /// <summary>Apparent place of the Earth's centre, metres from the Moon's centre.</summary>
    public static Point<MeanEarthFrame> Earth(Epoch epoch)
    {
        var moon = LunarTheory.Moon(epoch.JulianCenturies - (EarthLightTimeS / SecondsPerCentury));
        return Turn(LunarRotation.MeanEarthFromEcliptic(epoch), new(-moon.X, -moon.Y, -moon.Z));
    }

    /// <summary>Where the Sun stands in the zenith.</summary>
    public static LunarPoint SubSolarPoint(Epoch epoch) => LunarPoint.Below(Sun(epoch));

    /// <summary>Where the Earth stands in the zenith.</summary>
    public static LunarPoint SubEarthPoint(Epoch epoch) => LunarPoint.Below(Earth(epoch));

    internal static Point<MeanEarthFrame> Turn(in Rotation<MeanEarthFrame, EclipticFrame> r, Point<EclipticFrame> p) => new(
        (r.M11 * p.X) + (r.M12 * p.Y) + (r.M13 * p.Z), (r.M21 * p.X) + (r.M22 * p.Y) + (r.M23 * p.Z), (r.M31 * p.X) + (r.M32 * p.Y) + (r.M33 * p.Z));
}
