using Farside.Core.Time;

namespace Farside.Core.Sky;

/// <summary>The relay as the landing site and the ground stations see it at one time.</summary>
public sealed record RelayView(SkyPosition Site, IReadOnlyList<StationView> Stations)
{
    public static RelayView At(LunarSite site, Epoch epoch, RelayOptions options)
    {
        var (fromMoon, fromEarth) = options.Orbit.Places(epoch);
        var earth = EarthRotation.At(epoch);
        return new(
            site.See(LunarSky.Turn(LunarRotation.MeanEarthFromEcliptic(epoch), fromMoon)),
            [.. options.Stations.Select(station => new StationView(station, station.See(fromEarth, earth)))]);
    }

    /// <summary>Whether the relay stands high enough over the site and over at least one station.</summary>
    public bool IsLinked(RelayOptions options) => Site.Elevation.Radians >= options.SiteElevation.Radians
        && Stations.Any(view => view.Sky.Elevation.Radians >= options.StationElevation.Radians);
}
