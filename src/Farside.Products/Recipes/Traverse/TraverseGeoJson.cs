using System.Text.Json;
using System.Text.Json.Nodes;
using Farside.Core.Records;
using Farside.Core.Sky;

namespace Farside.Products.Recipes.Traverse;

/// <summary>
/// A traverse as GeoJSON: longitude −180 to 180, latitude, on the Moon's sphere of 1737.4 km and not on the Earth, which the file says in members of its own.
/// One file for each published place of the lander.
/// </summary>
/// <remarks>Source: RFC 7946; its coordinates are WGS 84's by definition, so that a program which does not read <c>body</c> puts the way into the South Pacific.</remarks>
static class TraverseGeoJson
{
    static readonly JsonSerializerOptions Plain = new() { WriteIndented = true, NewLine = "\n" };

    public static byte[] Write(RoverTraverse traverse, LunarSite site, bool isSimulated)
    {
        var features = new JsonArray { Lander(site, isSimulated) };
        foreach (var stop in traverse.Stops)
        {
            features.Add(Stop(traverse, stop, site, isSimulated));
        }

        foreach (var day in traverse.LunarDays.Where(day => traverse.Legs.Any(leg => leg.LunarDay == day)))
        {
            features.Add(Day(traverse, day, site, isSimulated));
        }

        return JsonSerializer.SerializeToUtf8Bytes(new JsonObject
        {
            ["type"] = "FeatureCollection",
            ["bbox"] = Bounds(traverse, site),
            ["body"] = "Moon",
            ["sphereRadiusM"] = LunarSite.SphereRadiusM,
            ["coordinates"] = "longitude east, latitude; planetocentric, mean-Earth / polar-axis",
            ["landerPosition"] = site.Name,
            ["simulated"] = isSimulated ? Credit.Simulated : null,
            ["features"] = features,
        }, Plain);
    }

    static JsonNode Lander(LunarSite site, bool isSimulated) => Feature("Point", Position(site, 0, 0), Named("lander", isSimulated));

    static JsonNode Stop(RoverTraverse traverse, RoverStop stop, LunarSite site, bool isSimulated)
    {
        var about = Named("stop", isSimulated);
        about["name"] = stop.Name;
        about["firstUtc"] = stop.First.ToUtcText();
        about["lastUtc"] = stop.Last.ToUtcText();
        about["lunarDay"] = traverse.DayOf(stop.First);
        about["sequences"] = new JsonArray([.. stop.Visits.Select(visit => (JsonNode)visit.Name)]);
        about["siteM"] = Rounded(3, stop.Place.X, stop.Place.Y, stop.Place.Z);
        about["headingDeg"] = stop.Heading is { } heading ? Math.Round(heading.Degrees, 2) : null;
        about["distanceM"] = Math.Round(traverse.GoneM(stop.First), 2);
        about["geometrySiteM"] = stop.Adjusted is { } adjusted ? Rounded(3, adjusted.Mast.X, adjusted.Mast.Y) : null;
        return Feature("Point", Position(site, stop.Place.X, stop.Place.Y), about);
    }

    static JsonNode Day(RoverTraverse traverse, int day, LunarSite site, bool isSimulated)
    {
        var legs = traverse.Legs.Where(leg => leg.LunarDay == day).ToList();
        var about = Named("way", isSimulated);
        about["lunarDay"] = day;
        about["lengthM"] = Math.Round(legs.Sum(leg => leg.LengthM), 2);
        // A leg begins where the one before ended.
        var way = legs.SelectMany((leg, i) => leg.Way.Skip(i > 0 && legs[i - 1].Way[^1] == leg.Way[0] ? 1 : 0));
        return Feature("LineString", new JsonArray([.. way.Select(point => (JsonNode)Position(site, point.East, point.North))]), about);
    }

    static JsonObject Named(string kind, bool isSimulated)
    {
        var about = new JsonObject { ["kind"] = kind };
        if (isSimulated)
        {
            about["simulated"] = true;
        }

        return about;
    }

    static JsonObject Feature(string type, JsonArray coordinates, JsonObject properties) => new()
    {
        ["type"] = "Feature",
        ["geometry"] = new JsonObject { ["type"] = type, ["coordinates"] = coordinates },
        ["properties"] = properties,
    };

    static JsonArray Bounds(RoverTraverse traverse, LunarSite site)
    {
        var (west, east, south, north) = traverse.Extent;
        var points = new[] { LonLat(site, west, south), LonLat(site, west, north), LonLat(site, east, south), LonLat(site, east, north) };
        return Rounded(8, points.Min(point => point.Lon), points.Min(point => point.Lat), points.Max(point => point.Lon), points.Max(point => point.Lat));
    }

    // A third of a millimetre.
    static JsonArray Position(LunarSite site, double east, double north) => LonLat(site, east, north) is var (lon, lat) ? Rounded(8, lon, lat) : [];

    static (double Lon, double Lat) LonLat(LunarSite site, double east, double north)
    {
        var point = site.PointAt(east, north);
        var lon = point.Longitude.Degrees;
        return (lon > 180 ? lon - 360 : lon, point.Latitude.Degrees);
    }

    static JsonArray Rounded(int digits, params double[] numbers) => new([.. numbers.Select(number => (JsonNode)Math.Round(number, digits))]);
}
