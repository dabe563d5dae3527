using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Farside.Archive.Missions;
using Farside.Core.Records;
using Farside.Core.Sky;
using Farside.Core.Time;

namespace Farside.Products.Recipes.Timeline;

/// <summary>A timeline as comma-separated values and as JSON.</summary>
static class TimelineTables
{
    static readonly TimeSpan SunStep = TimeSpan.FromHours(3);

    /// <summary>One line a lunar day and instrument; a day without products has one line with none.</summary>
    public static byte[] Days(IReadOnlyList<TimelineDay> days)
    {
        var text = new StringBuilder("lunar_day,sunrise_utc,noon_utc,sunset_utc,instrument,products,bytes,first_utc,last_utc,at_work_h\n");
        foreach (var day in days)
        {
            var sun = $"{day.Day.Number},{Minute(day.Day.Sunrise)},{Minute(day.Day.Noon)},{Minute(day.Day.Sunset)}";
            foreach (var (instrument, takings) in day.ByInstrument)
            {
                text.Append(CultureInfo.InvariantCulture, $"{sun},{instrument},{takings.Count},{takings.Sum(taking => taking.Bytes)},{takings[0].Start.ToUtcText()},{takings.Max(taking => taking.Stop).ToUtcText()},{HoursAtWork(takings):0.00}\n");
            }

            if (day.Takings.Count == 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"{sun},,0,0,,,0\n");
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The Sun over the site every three hours of the days listed.</summary>
    public static byte[] Sun(Mission mission, IReadOnlyList<TimelineDay> days)
    {
        var text = new StringBuilder("utc,lunar_day,azimuth_deg,elevation_deg\n");
        foreach (var day in days)
        {
            for (var time = day.Day.Sunrise; time < day.Next; time += SunStep)
            {
                var sun = SunEphemeris.At(mission.Origin, time);
                text.Append(CultureInfo.InvariantCulture, $"{Minute(time)},{day.Day.Number},{sun.Azimuth.Degrees:0.000},{sun.Elevation.Degrees:0.000}\n");
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>One line a window in daylight through which the relay sees the site and a ground station, by the model orbit.</summary>
    public static byte[] Windows(IReadOnlyList<TimelineDay> days)
    {
        var text = new StringBuilder("lunar_day,start_utc,stop_utc,hours\n");
        foreach (var (day, window) in days.SelectMany(day => day.Relay?.Windows.Select(window => (day, window)) ?? []))
        {
            text.Append(CultureInfo.InvariantCulture, $"{day.Day.Number},{Minute(window.Start)},{Minute(window.Stop)},{window.Length.TotalHours:0.00}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public static byte[] Json(Mission mission, IReadOnlyList<TimelineDay> days, bool isSimulated) => DataJson.Write(new()
    {
        ["format"] = "farside-timeline/1",
        ["simulated"] = isSimulated ? Credit.Simulated : null,
        ["mission"] = mission.Name,
        ["site"] = new JsonObject { ["name"] = mission.Origin.Name, ["longitudeDeg"] = DataJson.Decimals(mission.Origin.Longitude.Degrees), ["latitudeDeg"] = DataJson.Decimals(mission.Origin.Latitude.Degrees) },
        ["relayModel"] = mission.Facts.Text("relay") is { } relay ? $"{relay}: a model halo orbit whose phase is free; windows are right in rhythm, not to the minute" : null,
        ["relayRateKbitPerS"] = RelayLinks.Of(mission)?.EndToEndKbitPerS,
        ["days"] = new JsonArray([.. days.Select(day => (JsonNode)DayJson(mission, day))]),
    });

    /// <summary>Hours that something was being taken, overlaps counted once.</summary>
    public static double HoursAtWork(IReadOnlyList<Taking> takings)
    {
        var (hours, until) = (0.0, (Epoch?)null);
        foreach (var taking in takings.OrderBy(taking => taking.Start))
        {
            var from = until is { } before && before > taking.Start ? before : taking.Start;
            hours += taking.Stop > from ? (taking.Stop - from).TotalHours : 0;
            until = until is { } known && known > taking.Stop ? known : taking.Stop;
        }

        return hours;
    }

    static JsonObject DayJson(Mission mission, TimelineDay day) => new()
    {
        ["lunarDay"] = day.Day.Number,
        ["sunrise"] = Minute(day.Day.Sunrise),
        ["noon"] = Minute(day.Day.Noon),
        ["sunset"] = Minute(day.Day.Sunset),
        ["nextSunrise"] = Minute(day.Next),
        ["noonElevationDeg"] = DataJson.Decimals(Math.Round(SunEphemeris.At(mission.Origin, day.Day.Noon).Elevation.Degrees, 2)),
        ["nightHours"] = Math.Round(day.Night.TotalHours, 1),
        ["products"] = day.Takings.Count,
        ["bytes"] = day.Bytes,
        ["relayHours"] = day.Relay is { } relay ? Math.Round(relay.Linked.TotalHours, 1) : null,
        ["relayBytes"] = day.Relay is { } carried && RelayLinks.Of(mission) is { } links ? Math.Round(carried.BytesAt(links.EndToEndKbitPerS)) : null,
        ["instruments"] = new JsonArray([.. day.ByInstrument.Select(one => (JsonNode)new JsonObject
        {
            ["instrument"] = one.Instrument,
            ["products"] = one.Takings.Count,
            ["bytes"] = one.Takings.Sum(taking => taking.Bytes),
            ["first"] = one.Takings[0].Start.ToUtcText(),
            ["last"] = one.Takings.Max(taking => taking.Stop).ToUtcText(),
            ["atWorkHours"] = Math.Round(HoursAtWork(one.Takings), 2),
        })]),
        ["relayWindows"] = new JsonArray([.. (day.Relay?.Windows ?? []).Select(window => (JsonNode)new JsonObject { ["start"] = Minute(window.Start), ["stop"] = Minute(window.Stop) })]),
    };

    // To the nearest minute: the seconds would not be true.
    static string Minute(Epoch time) => $"{(time + TimeSpan.FromSeconds(30)).ToUtcText()[..16]}Z";
}
