using System.Text.Json.Nodes;
using Farside.Core.Sky;
using Farside.Site.Contents;

namespace Farside.Site.Data;

/// <summary>The lunar days for strip and timeline: sunrise to sunrise, the Sun's height, what was taken.</summary>
static class DaysData
{
    const long StepS = 43_200;
    const int Bins = 240;

    public static string Json(SiteContents contents) => new JsonObject
    {
        ["missions"] = new JsonArray([.. DayOfMission.All(contents).GroupBy(day => day.Mission.Name).Select(days => Mission([.. days]))]),
    }.ToJsonString();

    static JsonNode Mission(List<DayOfMission> days)
    {
        var mission = days[0].Mission;
        return new JsonObject
        {
            ["name"] = mission.Name,
            ["title"] = mission.Title,
            ["landing"] = mission.Facts.Text("landing"),
            ["site"] = new JsonObject { ["lonDeg"] = Math.Round(mission.Origin.Longitude.Degrees, 6), ["latDeg"] = Math.Round(mission.Origin.Latitude.Degrees, 6) },
            ["instruments"] = new JsonArray([.. days.SelectMany(day => day.Counts.Select(count => count.Instrument)).Distinct().Order(StringComparer.Ordinal).Select(name => (JsonNode)JsonValue.Create(name))]),
            ["days"] = new JsonArray([.. days.Select(Day)]),
            ["sun"] = Sun(days),
        };
    }

    static JsonNode Day(DayOfMission day)
    {
        var counts = new JsonObject();
        foreach (var (instrument, count) in day.Counts)
        {
            counts[instrument] = count;
        }

        return new JsonObject
        {
            ["number"] = day.Day.Number,
            ["sunrise"] = day.Sunrise,
            ["noon"] = day.Noon,
            ["sunset"] = day.Sunset,
            ["next"] = day.Next,
            ["products"] = day.Products.Count,
            ["counts"] = counts,
            ["taken"] = Taken(day),
            ["noonSunDeg"] = Math.Round(SkyOverSite.SunDeg(day.Mission.Name, day.Day.Noon), 2),
        };
    }

    /// <summary>By instrument, from sunrise to sunrise in 240 parts: part and count in turn, empty parts left out.</summary>
    static JsonObject Taken(DayOfMission day)
    {
        var taken = new JsonObject();
        foreach (var rows in day.Products.Where(row => row.Instrument.Length > 0 && row.UnixSeconds is not null).GroupBy(row => row.Instrument).OrderBy(rows => rows.Key, StringComparer.Ordinal))
        {
            var parts = rows.GroupBy(row => Math.Clamp((int)((row.UnixSeconds!.Value - day.Sunrise) * Bins / (day.Next - day.Sunrise)), 0, Bins - 1)).OrderBy(part => part.Key);
            taken[rows.Key] = new JsonArray([.. parts.SelectMany(part => new[] { part.Key, part.Count() }).Select(number => (JsonNode)number)]);
        }

        return taken;
    }

    static JsonObject Sun(List<DayOfMission> days)
    {
        var elevations = new JsonArray();
        for (var at = 0L; days[0].Sunrise + at <= days[^1].Next; at += StepS)
        {
            elevations.Add(Math.Round(SunEphemeris.At(days[0].Mission.Origin, days[0].Day.Sunrise + TimeSpan.FromSeconds(at)).Elevation.Degrees, 2));
        }

        return new() { ["from"] = days[0].Sunrise, ["stepS"] = StepS, ["elevationDeg"] = elevations };
    }
}
