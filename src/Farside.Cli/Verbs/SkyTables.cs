using Farside.Archive.Missions;
using Farside.Core;
using Farside.Core.Sky;
using Farside.Core.Time;

namespace Farside.Cli.Verbs;

/// <summary>Tables over a range of a mission's lunar days.</summary>
static class SkyTables
{
    const string RelayNote = "The relay's orbit is a model whose phase is free: right in rhythm, not to the minute (docs/decisions/0002).\n";
    static readonly TimeSpan RelayStep = TimeSpan.FromHours(6);

    public static TextTable Of(SkyTable table, Mission mission, IReadOnlyList<LunarDay> days) => table switch
    {
        SkyTable.Eclipses => Eclipses(mission, days),
        SkyTable.Windows => Windows(mission, days),
        SkyTable.Relay => Relay(mission, days),
        SkyTable.Budget => Budget(mission, days),
        _ => Days(mission, days),
    };

    static TextTable Days(Mission mission, IReadOnlyList<LunarDay> days) => new(
        [("number", "day"), ("sunrise", "sunrise"), ("noon", "noon"), ("sunset", "sunset"), ("noonElevationDeg", "Sun at noon")],
        [.. days.Select(day => (IReadOnlyList<object?>)[day.Number, Minute(day.Sunrise), Minute(day.Noon), Minute(day.Sunset), Round(SunEphemeris.At(mission.Origin, day.Noon).Elevation.Degrees, 3)])]);

    static TextTable Eclipses(Mission mission, IReadOnlyList<LunarDay> days)
    {
        var (from, to) = (days[0].Sunrise, mission.LunarDays!.Number(days[^1].Number + 1)?.Sunrise ?? days[^1].Sunset);
        var seen = SolarEclipses.Between(mission.Origin, from, to);
        return new(
            [("greatest", "greatest"), ("kind", "kind"), ("start", "start"), ("totalStart", "total from"), ("totalStop", "total to"), ("stop", "stop"), ("magnitude", "magnitude"), ("sunElevationDeg", "Sun"), ("visible", "visible")],
            [.. seen.Select(one => (IReadOnlyList<object?>)[Minute(one.Greatest), one.IsTotal ? "total" : "partial", Minute(one.Start), Minute(one.TotalStart), Minute(one.TotalStop), Minute(one.Stop), Round(one.Magnitude, 3), Round(one.SunElevation.Degrees, 1), one.SunElevation.Radians > 0])])
        {
            Title = $"{mission.Title}, eclipses of the Sun by the Earth (UTC, to about a minute; the Earth without air)\n",
            Note = seen.Any(one => one.SunElevation.Radians > 0) ? "" : $"None can be seen from this site: over it the Earth stands {EarthSpan(mission, from, to)}° high in these days, and it is before the Earth that the Sun is then.\n",
        };
    }

    static string EarthSpan(Mission mission, Epoch from, Epoch to)
    {
        var heights = Enumerable.Range(0, (int)((to - from).TotalDays * 2)).Select(half => mission.Origin.See(LunarSky.Earth(from + TimeSpan.FromHours(12 * half))).Elevation.Degrees).ToList();
        return FormattableString.Invariant($"{heights.Min():0} to {heights.Max():0}");
    }

    static TextTable Windows(Mission mission, IReadOnlyList<LunarDay> days)
    {
        RequireRelay(mission);
        return new(
            [("lunarDay", "day"), ("start", "start"), ("stop", "stop"), ("hours", "hours")],
            [.. days.SelectMany(day => RelayWindows.Between(mission.Origin, day.Sunrise, Next(mission, day), new()).Select(window => (IReadOnlyList<object?>)[day.Number, Minute(window.Start), Minute(window.Stop), Round(window.Length.TotalHours, 2)]))])
        {
            Title = $"{mission.Title}, windows of {mission.Facts.Text("relay")}: over the site and over a ground station, 10° up at least (UTC)\n",
            Note = RelayNote,
        };
    }

    static TextTable Relay(Mission mission, IReadOnlyList<LunarDay> days)
    {
        RequireRelay(mission);
        var options = new RelayOptions();
        var rows = from day in days
                   from step in Enumerable.Range(0, (int)((Next(mission, day) - day.Sunrise) / RelayStep))
                   let time = day.Sunrise + (RelayStep * step)
                   let view = RelayView.At(mission.Origin, time, options)
                   select (IReadOnlyList<object?>)
                   [
                       day.Number, Minute(time), Round(view.Site.Azimuth.Degrees, 1), Round(view.Site.Elevation.Degrees, 1), Round(view.Site.DistanceM / 1000, 0),
                       .. view.Stations.Select(station => (object?)Round(station.Sky.Elevation.Degrees, 1)), view.IsLinked(options),
                   ];
        return new(
            [("lunarDay", "day"), ("utc", "UTC"), ("azimuthDeg", "azimuth"), ("elevationDeg", "elevation"), ("rangeKm", "range, km"), .. options.Stations.Select(station => ($"{station.Name.ToLowerInvariant()}ElevationDeg", station.Name)), ("linked", "linked")], [.. rows])
        {
            Title = $"{mission.Title}, {mission.Facts.Text("relay")} over the site and its elevation over the ground stations\n",
            Note = RelayNote,
        };
    }

    static TextTable Budget(Mission mission, IReadOnlyList<LunarDay> days)
    {
        RequireRelay(mission);
        var links = RelayLinks.Of(mission) ?? throw new FarsideException($"--table: found {mission.Name}, whose links' rates are not known; expected a mission with them.");
        var rows = days.Select(day => RelayBudget.Of(mission.Origin, day, new())).Select(budget => (IReadOnlyList<object?>)
        [
            budget.Day.Number, budget.Windows.Count, Round(budget.Linked.TotalHours, 1), Megabytes(budget.BytesAt(links.RoverKbitPerS)), Megabytes(budget.BytesAt(links.LanderKbitPerS)),
            Megabytes(budget.BytesAt(links.EarthKbitPerS)), Megabytes(budget.BytesAt(links.EndToEndKbitPerS)),
        ]);
        return new([("lunarDay", "day"), ("windows", "windows"), ("hours", "hours"), ("roverMB", "rover, MB"), ("landerMB", "lander, MB"), ("earthMB", "relay to Earth, MB"), ("mostMB", "most, MB")], [.. rows])
        {
            Title = $"{mission.Title}, what {mission.Facts.Text("relay")} can carry while the Sun is up: rover {links.RoverKbitPerS} kbit/s, lander {links.LanderKbitPerS}, relay to Earth {links.EarthKbitPerS}\n",
            Note = $"Upper bounds: every window used in full at these rates; most = the narrower of both ends.\n{RelayNote}",
        };
    }

    static void RequireRelay(Mission mission)
    {
        if (mission.Facts.Text("relay") is null)
        {
            throw new FarsideException($"--table: found {mission.Name}, which has no relay; expected a mission with one, such as ce4.");
        }
    }

    static Epoch Next(Mission mission, LunarDay day) => mission.LunarDays!.Number(day.Number + 1)?.Sunrise ?? day.Sunset;

    static object Megabytes(double bytes) => Math.Round(bytes / 1e6);

    static object Round(double value, int digits) => Math.Round(value, digits);

    // To the nearest minute: the seconds would not be true.
    static string Minute(Epoch time) => $"{(time + TimeSpan.FromSeconds(30)).ToUtcText()[..16]}Z";

    static string? Minute(Epoch? time) => time is { } known ? Minute(known) : null;
}
