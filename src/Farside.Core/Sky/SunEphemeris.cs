using Farside.Core.Time;
using Farside.Core.Units;

namespace Farside.Core.Sky;

/// <summary>The Sun of <see cref="LunarSky"/> in the two forms that most callers want.</summary>
public static class SunEphemeris
{
    /// <summary>Where the Sun stands in the zenith: mean-Earth axes, longitude east 0–360.</summary>
    public static (Angle Longitude, Angle Latitude) SubsolarPoint(Epoch epoch)
    {
        var (longitude, latitude) = LunarSky.SubSolarPoint(epoch);
        return (longitude, latitude);
    }

    /// <summary>The Sun over a site: azimuth clockwise from north, 0–360; elevation of the disc's centre above the level horizon.</summary>
    public static SunPosition At(LunarSite site, Epoch epoch)
    {
        var (azimuth, elevation, _) = site.See(LunarSky.Sun(epoch));
        return new(azimuth, elevation);
    }
}
