using System.Collections.Concurrent;
using Farside.Archive.Missions;
using Farside.Catalogue.Index;
using Farside.Catalogue.Records;
using Farside.Core.Sky;

namespace Farside.Catalogue.Query;

/// <summary>Where on the Moon a product was taken: metres from the lander and, where the mission's site is known, longitude and latitude.</summary>
/// <param name="EastM">Metres east of the lander, to the millimetre.</param>
/// <param name="LongitudeDeg">East, planetocentric, −180 … 180, as GeoJSON counts; NaN where the site is unknown.</param>
/// <param name="LatitudeDeg">Planetocentric; NaN where the site is unknown.</param>
/// <param name="IsLander">True where nothing but the mission is known: this is where the lander stands.</param>
public readonly record struct MoonPlace(double EastM, double NorthM, double LongitudeDeg, double LatitudeDeg, bool IsLander)
{
    const int Digits = 7; // 3 mm on the Moon

    static readonly ConcurrentDictionary<string, LunarSite?> Sites = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>True where longitude and latitude are known.</summary>
    public bool HasMap => !double.IsNaN(LongitudeDeg);

    /// <summary>Null where neither a place nor the mission's site is known.</summary>
    public static MoonPlace? Of(ProductRow row) => Of(row.Mission, row.Rover ?? row.StopPlace);

    /// <param name="place">Metres from the lander; null for a product that says none.</param>
    public static MoonPlace? Of(string mission, SitePlace? place)
    {
        var site = SiteOf(mission);
        if (site is null && place is null)
        {
            return null;
        }

        var (eastM, northM) = PlaceCode.Read(PlaceCode.Of(place?.EastM ?? 0, place?.NorthM ?? 0));
        var (longitude, latitude) = site is null ? (double.NaN, double.NaN) : OnMoon(site, eastM, northM);
        return new(eastM, northM, longitude, latitude, place is null);
    }

    /// <summary>The position that the site frame starts from; null for a mission without one.</summary>
    public static LunarSite? SiteOf(string mission) => Sites.GetOrAdd(mission, name =>
        name.Length > 0 && MissionRegistry.Find(name) is { Sites.Count: > 0 } found && double.IsFinite(found.Origin.Latitude.Radians) ? found.Origin : null);

    static (double LongitudeDeg, double LatitudeDeg) OnMoon(LunarSite site, double eastM, double northM)
    {
        var below = site.PointAt(eastM, northM);
        return (Wrapped(below.Longitude.Degrees), Math.Round(below.Latitude.Degrees, Digits));
    }

    static double Wrapped(double degrees) => Math.Round(Math.IEEERemainder(degrees, 360), Digits);
}
