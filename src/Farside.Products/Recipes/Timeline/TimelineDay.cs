using Farside.Archive.Missions;
using Farside.Core.Sky;
using Farside.Core.Time;

namespace Farside.Products.Recipes.Timeline;

/// <summary>One lunar day, from sunrise to sunrise, and what was taken on it.</summary>
/// <param name="Next">The following sunrise.</param>
/// <param name="Relay">Null for a mission without a relay.</param>
sealed record TimelineDay(LunarDay Day, Epoch Next, RelayBudget? Relay, IReadOnlyList<Taking> Takings)
{
    const int MostEmpty = 24;

    public long Bytes => Takings.Sum(taking => taking.Bytes);

    public TimeSpan Night => Next - Day.Sunset;

    /// <summary>By instrument, in the order of its first product of the mission.</summary>
    public IEnumerable<(string Instrument, IReadOnlyList<Taking> Takings)> ByInstrument => Takings.GroupBy(taking => taking.Instrument).Select(group => (group.Key, (IReadOnlyList<Taking>)[.. group]));

    /// <summary>All days from the first to the last with products; of a mission of more than two years only those that have some.</summary>
    public static IReadOnlyList<TimelineDay> All(Mission mission, IReadOnlyList<Taking> takings, CancellationToken cancel)
    {
        var byDay = takings.Where(taking => mission.LunarDay(taking.Start) is not null).ToLookup(taking => mission.LunarDay(taking.Start)!.Value);
        if (mission.LunarDays is not { } days || byDay.Count == 0)
        {
            return [];
        }

        var (first, last) = (byDay.Min(day => day.Key), byDay.Max(day => day.Key));
        var numbers = Enumerable.Range(first, last - first + 1).Where(number => last - first < MostEmpty || byDay.Contains(number)).ToList();
        var relay = mission.Facts.Text("relay") is null ? null : new RelayOptions();
        var made = new TimelineDay?[numbers.Count];
        Parallel.For(0, numbers.Count, new ParallelOptions { CancellationToken = cancel }, i =>
        {
            if (days.Number(numbers[i]) is { } day && days.Number(numbers[i] + 1) is { } next)
            {
                made[i] = new(day, next.Sunrise, relay is null ? null : RelayBudget.Of(mission.Origin, day, relay), [.. byDay[numbers[i]]]);
            }
        });
        return [.. made.OfType<TimelineDay>()];
    }
}
