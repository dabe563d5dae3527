using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Farside.Archive.Missions;
using Farside.Core;
using Farside.Core.Sky;
using Farside.Core.Time;

namespace Farside.Cli.Verbs;

/// <summary><c>farside sky --site ce4 --at TIME</c>: where the Sun stands over a landing site.</summary>
static class SkyVerb
{
    public static Command Create()
    {
        var site = new Option<string>("--site") { Description = "Mission whose landing site is meant, e.g. ce4.", DefaultValueFactory = _ => "ce4" };
        var at = new Option<string>("--at") { Description = "UTC, e.g. 2019-01-11T19:57:09Z.", Required = true };
        var json = CommonOptions.Json();
        var verb = new Command("sky", "The Sun over a landing site.") { site, at, json };
        verb.SetAction(parsed => Report(parsed.GetRequiredValue(site), parsed.GetRequiredValue(at), parsed.GetValue(json)));
        return verb;
    }

    static void Report(string missionName, string at, bool asJson)
    {
        var mission = MissionRegistry.Find(missionName)
            ?? throw new FarsideException($"--site: found {missionName}; expected one of {string.Join(", ", MissionRegistry.All.Select(known => known.Name))}.");
        if (!Epoch.TryParseUtc(at, out var time))
        {
            throw new FarsideException($"--at: found {at}; expected UTC such as 2019-01-11T19:57:09Z.");
        }

        var sun = SunEphemeris.At(mission.Origin, time);
        var (longitude, latitude) = SunEphemeris.SubsolarPoint(time);
        Console.WriteLine(asJson
            ? JsonSerializer.Serialize(new
            {
                site = mission.Name,
                utc = time.ToUtcText(),
                sunAzimuthDeg = Math.Round(sun.Azimuth.Degrees, 4),
                sunElevationDeg = Math.Round(sun.Elevation.Degrees, 4),
                subsolarLongitudeDeg = Math.Round(longitude.Degrees, 4),
                subsolarLatitudeDeg = Math.Round(latitude.Degrees, 4),
            })
            : string.Create(CultureInfo.InvariantCulture, $"{mission.Title}, {time.ToUtcText()}: the Sun stands {sun.Elevation.Degrees:0.00}° high, azimuth {sun.Azimuth.Degrees:0.00}° clockwise from north; overhead at {longitude.Degrees:0.00}° E {latitude.Degrees:0.00}° N (± 0.01°)."));
    }
}
