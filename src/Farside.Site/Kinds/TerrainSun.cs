using System.Text.Json.Nodes;
using Farside.Catalogue.Records;
using Farside.Core.Sky;
using Farside.Core.Time;
using Farside.Site.Contents;

namespace Farside.Site.Kinds;

/// <summary>The Sun over a terrain: when its pictures were taken, and through that whole lunar day.</summary>
static class TerrainSun
{
    const int Steps = 96;

    /// <summary><c>{ from, to, azimuthDeg: [first, last], elevationDeg }</c> of the pictures; null where no time or no site is known.</summary>
    public static JsonObject? Light(ProductRecord record, Listed row)
    {
        if (row.Time is not { } start || SkyOverSite.Find(record.Mission) is not { Sites.Count: > 0 } mission)
        {
            return null;
        }

        var stop = Epoch.TryParseUtc(record.Stop, out var end) && end > start ? end : start;
        return Course(mission.Origin, start, stop, 1);
    }

    /// <summary>The same from sunrise to sunset of the lunar day, in even steps.</summary>
    public static JsonObject? Day(ProductRecord record, Listed row) =>
        row.Time is { } time && SkyOverSite.Find(record.Mission) is { Sites.Count: > 0, LunarDays: { } days } mission && days.At(time) is { } day
            ? Course(mission.Origin, day.Sunrise, day.Sunset, Steps) : null;

    static JsonObject Course(LunarSite site, Epoch from, Epoch to, int steps)
    {
        var suns = Enumerable.Range(0, steps + 1).Select(step => SunEphemeris.At(site, from + ((to - from) * step / steps))).ToList();
        return new()
        {
            ["from"] = UnixTime.Of(from),
            ["to"] = UnixTime.Of(to),
            ["azimuthDeg"] = new JsonArray([.. suns.Select(sun => (JsonNode)Math.Round(sun.Azimuth.Degrees, 2))]),
            ["elevationDeg"] = new JsonArray([.. suns.Select(sun => (JsonNode)Math.Round(sun.Elevation.Degrees, 2))]),
        };
    }
}
