using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Farside.Archive.Missions;
using Farside.Core;
using Farside.Core.Sky;
using Farside.Core.Time;
using Farside.Core.Units;

namespace Farside.Cli.Verbs;

/// <summary>What stands over a landing site, as a block of lines or as JSON.</summary>
static class SkyReport
{
    /// <summary>Lunar days are counted for thirty years.</summary>
    public const int LastDay = 370;

    const string Accuracy = "Sun and Earth ± 0.01°, distances ± 0.01 %, from 2013 to 2035; rise and set ± 2 min, of the disc's centre on a level horizon";
    const string RelayModel = "a model halo orbit of free phase, no ephemeris";

    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string At(Mission mission, Epoch time, bool isJson)
    {
        var (sunPlace, earthPlace) = (LunarSky.Sun(time), LunarSky.Earth(time));
        var sky = new Sky(mission, time, mission.Origin.See(sunPlace), mission.Origin.See(earthPlace), LunarPoint.Below(sunPlace), LunarPoint.Below(earthPlace),
            mission.LunarDays?.At(time), mission.Facts.Text("relay") is null ? null : RelayView.At(mission.Origin, time, new()));
        return isJson ? Json(sky) : Text(sky);
    }

    /// <summary>Lunar days of a mission, those of the range that there are.</summary>
    public static IReadOnlyList<LunarDay> Days(Mission mission, (int From, int To) range)
    {
        var known = mission.LunarDays ?? throw new FarsideException($"--site: found {mission.Name}, whose landing is not known; expected a mission that has landed.");
        var days = Enumerable.Range(range.From, range.To - range.From + 1).Select(number => known.Number(number)).OfType<LunarDay>().ToList();
        return days.Count > 0 ? days : throw new FarsideException($"--lunar-days: found {range.From}-{range.To}, none of which is counted at {mission.Name}'s site; expected days from 1.");
    }

    public static string Table(Mission mission, IReadOnlyList<LunarDay> days)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{mission.Title}, lunar days (UTC, {Accuracy.Split("; ")[1]})\n{"day",4}  {"sunrise",-17}  {"noon",-17}  {"sunset",-17}  Sun at noon\n");
        foreach (var day in days)
        {
            text.Append(CultureInfo.InvariantCulture, $"{day.Number,4}  {Minute(day.Sunrise),-17}  {Minute(day.Noon),-17}  {Minute(day.Sunset),-17}  {Degrees(SunEphemeris.At(mission.Origin, day.Noon).Elevation, 2),10}\n");
        }

        return text.ToString();
    }

    static string Text(Sky sky)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{sky.Mission.Title}, {sky.Time.ToUtcText()}, at {Degrees(sky.Mission.Origin.Longitude, 4)} E {Degrees(sky.Mission.Origin.Latitude, 4)} N (position: {sky.Mission.Origin.Name})\n");
        text.Append(CultureInfo.InvariantCulture, $"Sun       {Place(sky.Sun)}, distance {sky.Sun.DistanceM / LunarSky.AstronomicalUnitM:0.00000} au; overhead at {Point(sky.SubSolar)}\n");
        text.Append(CultureInfo.InvariantCulture, $"Earth     {Place(sky.Earth)}, distance {sky.Earth.DistanceM / 1000:0} km; overhead at {Point(sky.SubEarth)}\n");
        text.Append(CultureInfo.InvariantCulture, $"Day       {(sky.Day is { } day ? DayLine(day, sky.Time) : "no lunar day of the mission: before the landing's, or thirty years on")}\n");
        if (sky.Relay is { } relay)
        {
            text.Append(CultureInfo.InvariantCulture, $"Relay     {Place(relay.Site)}, range {relay.Site.DistanceM / 1000:0} km; {Seen(relay)} ({RelayModel})\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"Accuracy  {Accuracy}; azimuth is clockwise from north\n");
        return text.ToString();
    }

    static string DayLine(LunarDay day, Epoch time) =>
        $"lunar day {day.Number}, {(day.IsLight(time) ? "daylight" : "night")}; sunrise {Minute(day.Sunrise)}, noon {Minute(day.Noon)}, sunset {Minute(day.Sunset)}";

    static string Seen(RelayView relay)
    {
        var least = new RelayOptions().StationElevation;
        var seeing = relay.Stations.Where(view => view.Sky.Elevation.Radians >= least.Radians).Select(view => $"{view.Station.Name} ({Degrees(view.Sky.Elevation, 0)})").ToList();
        return seeing.Count > 0 ? $"seen by {string.Join(", ", seeing)}" : $"above {Degrees(least, 0)} at no ground station";
    }

    static string Json(Sky sky) => JsonSerializer.Serialize(new
    {
        site = sky.Mission.Name,
        utc = sky.Time.ToUtcText(),
        sunAzimuthDeg = Round(sky.Sun.Azimuth),
        sunElevationDeg = Round(sky.Sun.Elevation),
        sunDistanceKm = Math.Round(sky.Sun.DistanceM / 1000),
        subsolarLongitudeDeg = Round(sky.SubSolar.Longitude),
        subsolarLatitudeDeg = Round(sky.SubSolar.Latitude),
        earthAzimuthDeg = Round(sky.Earth.Azimuth),
        earthElevationDeg = Round(sky.Earth.Elevation),
        earthDistanceKm = Math.Round(sky.Earth.DistanceM / 1000),
        subearthLongitudeDeg = Round(sky.SubEarth.Longitude),
        subearthLatitudeDeg = Round(sky.SubEarth.Latitude),
        lunarDay = sky.Day is { } day ? DayJson(day, sky.Mission.Origin) : null,
        isDaylight = sky.Day?.IsLight(sky.Time),
        relay = sky.Relay is { } relay ? RelayJson(relay) : null,
        accuracy = Accuracy,
    }, Indented) + "\n";

    static object DayJson(LunarDay day, LunarSite site) => new
    {
        number = day.Number,
        sunrise = Minute(day.Sunrise),
        noon = Minute(day.Noon),
        sunset = Minute(day.Sunset),
        noonElevationDeg = Math.Round(SunEphemeris.At(site, day.Noon).Elevation.Degrees, 3),
    };

    static object RelayJson(RelayView relay) => new
    {
        model = RelayModel,
        azimuthDeg = Math.Round(relay.Site.Azimuth.Degrees, 2),
        elevationDeg = Math.Round(relay.Site.Elevation.Degrees, 2),
        rangeKm = Math.Round(relay.Site.DistanceM / 1000),
        stations = relay.Stations.Select(view => new
        {
            name = view.Station.Name,
            azimuthDeg = Math.Round(view.Sky.Azimuth.Degrees, 2),
            elevationDeg = Math.Round(view.Sky.Elevation.Degrees, 2),
        }),
        linked = relay.IsLinked(new()),
    };

    static string Place(SkyPosition sky) => $"azimuth {Degrees(sky.Azimuth, 2)}, elevation {Degrees(sky.Elevation, 2)}";

    static string Point(LunarPoint point) => $"{Degrees(point.Longitude, 2)} E {Degrees(point.Latitude, 2)} N";

    static string Degrees(Angle angle, int digits) => angle.Degrees.ToString($"F{digits}", CultureInfo.InvariantCulture) + "°";

    static double Round(Angle angle) => Math.Round(angle.Degrees, 4);

    // To the nearest minute: the seconds would not be true.
    static string Minute(Epoch time) => $"{(time + TimeSpan.FromSeconds(30)).ToUtcText()[..16]}Z";

    sealed record Sky(
        Mission Mission, Epoch Time, SkyPosition Sun, SkyPosition Earth, LunarPoint SubSolar, LunarPoint SubEarth, LunarDay? Day, RelayView? Relay);
}
