using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Farside.Archive.Missions;
using Farside.Core;
using Farside.Core.Sky;

namespace Farside.Cli.Verbs;

/// <summary><c>farside sky --site ce4 --at TIME</c>: Sun, Earth, lunar day and relay at a landing site; <c>--lunar-days</c> gives tables.</summary>
static class SkyVerb
{
    public static Command Create()
    {
        var site = new Option<string>("--site") { Description = "Mission whose landing site is meant, e.g. ce4.", DefaultValueFactory = _ => "ce4" };
        var at = CommonOptions.Utc("--at", "UTC", "2019-01-11T19:57:09Z");
        var days = LunarDayRange();
        var table = WordOption.Create<SkyTable>("--table", "What to list of these lunar days; days by default.");
        var csv = new Option<bool>("--csv") { Description = "Comma-separated values on stdout: with --lunar-days." };
        var json = CommonOptions.Json();
        var verb = new Command("sky", "Sun, Earth, lunar day and relay satellite at a landing site; tables of days, eclipses, relay windows and data volumes.") { site, at, days, table, csv, json };
        verb.Require(result => NeedOneOf(result, at, days));
        verb.Require(result => NeedDays(result, days, [table, csv]));
        verb.SetAction(parsed =>
        {
            var mission = Find(parsed.GetRequiredValue(site));
            var report = parsed.GetValue(at) is { } time ? SkyReport.At(mission, time, parsed.GetValue(json))
                : Table(mission, SkyReport.Days(mission, parsed.GetValue(days)!.Value), parsed.GetValue(table) ?? SkyTable.Days, parsed.GetValue(json), parsed.GetValue(csv));
            Console.Write(report);
        });
        return verb;
    }

    static string Table(Mission mission, IReadOnlyList<LunarDay> days, SkyTable table, bool isJson, bool isCsv)
    {
        if (!isJson && !isCsv && table == SkyTable.Days)
        {
            return SkyReport.Table(mission, days);
        }

        var rows = SkyTables.Of(table, mission, days);
        return isJson ? rows.ToJson() : isCsv ? rows.ToCsv() : rows.ToText();
    }

    static void NeedDays(CommandResult result, Option days, IReadOnlyList<Option> tables)
    {
        if (result.GetResult(days) is null && tables.FirstOrDefault(option => result.GetResult(option) is { Implicit: false }) is { } alone)
        {
            result.AddError($"farside sky: found {alone.Name} without --lunar-days; expected both, e.g. --lunar-days 1-12 {alone.Name}.");
        }
    }

    static Option<(int From, int To)?> LunarDayRange() => new("--lunar-days")
    {
        Description = "List sunrise, noon and sunset of these lunar days of the mission, e.g. 1-12.",
        HelpName = "from-to",
        CustomParser = result =>
        {
            var text = result.Tokens[^1].Value;
            var ends = text.Split('-');
            if (ends.Length is 1 or 2 && Day(ends[0]) is { } from && Day(ends[^1]) is { } to && from <= to)
            {
                return (from, to);
            }

            result.AddError($"--lunar-days: found {text}; expected two numbers from 1 to {SkyReport.LastDay} such as 1-12.");
            return null;
        },
    };

    static int? Day(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= SkyReport.LastDay ? day : null;

    static void NeedOneOf(CommandResult result, Option at, Option days)
    {
        var (hasTime, hasDays) = (result.GetResult(at) is not null, result.GetResult(days) is not null);
        if (hasTime == hasDays)
        {
            result.AddError($"farside sky: found {(hasTime ? "both --at and --lunar-days" : "neither --at nor --lunar-days")}; expected one of them.");
        }
    }

    static Mission Find(string name) => MissionRegistry.Find(name) switch
    {
        { IsOnMoon: true } mission => mission,
        { } other => throw new FarsideException($"--site: found {name}, which stands on {other.Body} and counts sols; expected a mission on the Moon: {OnMoon}."),
        null => throw new FarsideException($"--site: found {name}; expected one of {OnMoon}."),
    };

    static string OnMoon => string.Join(", ", MissionRegistry.All.Where(mission => mission.IsOnMoon).Select(mission => mission.Name));
}
