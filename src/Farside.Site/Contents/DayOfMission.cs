using Farside.Archive.Missions;
using Farside.Core.Sky;

namespace Farside.Site.Contents;

/// <summary>One lunar day of a mission, and what was taken on it, day and night.</summary>
/// <param name="Day">Sunrise, noon, sunset.</param>
/// <param name="Next">The following sunrise, Unix seconds.</param>
sealed record DayOfMission(Mission Mission, LunarDay Day, long Next, IReadOnlyList<Listed> Products)
{
    public long Sunrise => UnixTime.Of(Day.Sunrise);
    public long Noon => UnixTime.Of(Day.Noon);
    public long Sunset => UnixTime.Of(Day.Sunset);

    /// <summary>Products by instrument, the most first; those without one are left out.</summary>
    public IReadOnlyList<(string Instrument, int Count)> Counts =>
        [.. Products.Where(row => row.Instrument.Length > 0).GroupBy(row => row.Instrument).Select(group => (group.Key, group.Count())).OrderByDescending(pair => pair.Item2).ThenBy(pair => pair.Key, StringComparer.Ordinal)];

    /// <summary>All lunar days from the first to the last on which something was taken, mission by mission.</summary>
    public static IReadOnlyList<DayOfMission> All(SiteContents contents)
    {
        var days = new List<DayOfMission>();
        foreach (var mission in contents.Rows.Where(row => row.Day > 0).GroupBy(row => row.Mission).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var byDay = mission.ToLookup(row => row.Day);
            var facts = SkyOverSite.Find(mission.Key)!;
            for (var number = byDay.Min(day => day.Key); number <= byDay.Max(day => day.Key); number++)
            {
                if (facts.LunarDays?.Number(number) is { } day && facts.LunarDays.Number(number + 1) is { } next)
                {
                    days.Add(new(facts, day, UnixTime.Of(next.Sunrise), [.. byDay[number]]));
                }
            }
        }

        return days;
    }
}
