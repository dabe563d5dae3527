using Farside.Core.Time;

namespace Farside.Core.Sky;

/// <summary>The Sun of <see cref="LunarSky"/> as most callers want it.</summary>
public static class SunEphemeris
{
    /// <summary>The Sun over a site: azimuth clockwise from north, 0–360; elevation of the disc's centre above the level horizon.</summary>
    public static SunPosition At(LunarSite site, Epoch epoch)
    {
        var (azimuth, elevation, _) = site.See(LunarSky.Sun(epoch));
        return new(azimuth, elevation);
    }
}
