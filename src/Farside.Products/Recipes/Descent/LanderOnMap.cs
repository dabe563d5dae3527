using System.Globalization;
using Farside.Archive.Missions;
using Farside.Core.Sky;

namespace Farside.Products.Recipes.Descent;

/// <summary>A lander's place on a base map as its descent's frames show it, against one of its published places: these differ by hundreds of metres, and a map agrees with the one of its own datum.</summary>
/// <param name="Published">Which one: <c>label</c>, <c>lro</c> …</param>
/// <param name="EastM">East of the published place on the map.</param>
/// <param name="NorthM">North of it.</param>
/// <param name="LongitudeDeg">Of the lander on the map, east; the same in every entry.</param>
public sealed record LanderOnMap(string Published, double EastM, double NorthM, double LongitudeDeg, double LatitudeDeg)
{
    /// <summary>One entry a published place, by name.</summary>
    /// <param name="eastM">On the map, from where the mission's origin lies there.</param>
    internal static IReadOnlyList<LanderOnMap> Of(Mission mission, double eastM, double northM)
    {
        var place = mission.Origin.PointAt(eastM, northM);
        return [.. mission.Sites.OrderBy(site => site.Key, StringComparer.Ordinal).Select(site => From(site.Key, site.Value, place))];
    }

    static LanderOnMap From(string name, LunarSite site, LunarPoint place)
    {
        var (east, north) = site.MetresOf(place);
        return new(name, Math.Round(east, 2), Math.Round(north, 2), Math.Round(place.Longitude.Degrees, 7), Math.Round(place.Latitude.Degrees, 7));
    }

    /// <summary>For people.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{EastM:0.0} m east, {NorthM:0.0} m north of the published place by {Published}");
}
