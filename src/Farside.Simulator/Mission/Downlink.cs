using Farside.Core.Sky;
using Farside.Core.Time;

namespace Farside.Simulator.Mission;

/// <summary>
/// When what the instruments took has come down to Earth. Lander and rover each send by a link of their own, first in, first out, while the relay sees both the site and a
/// ground station and the Sun is up at the site; through the lunar night nothing is sent.
/// </summary>
/// <remarks>Rates: 280 kbit/s of the lander, 285 kbit/s of the rover, the usual ones among those published; the relay's own 4 Mbit/s to Earth never bind.</remarks>
static class Downlink
{
    public const double LanderBitsPerS = 280_000;
    public const double RoverBitsPerS = 285_000;

    // What was taken last still finds its window: a lunar night and some days.
    static readonly TimeSpan Afterwards = TimeSpan.FromDays(40);

    /// <summary>Windows of the model relay in daylight, from the first activity on until well after the last.</summary>
    public static IReadOnlyList<RelayWindow> Windows(IReadOnlyList<Activity> activities)
    {
        var (from, to) = (activities.Min(activity => activity.Start), activities.Max(activity => activity.Stop) + Afterwards);
        var days = LunarDays.Since(LandingSite.Origin, from);
        var windows = new List<RelayWindow>();
        for (var number = 1; days.Number(number) is { } day && day.Sunrise < to; number++)
        {
            var (start, stop) = (day.Sunrise < from ? from : day.Sunrise, day.Sunset > to ? to : day.Sunset);
            windows.AddRange(start < stop ? RelayWindows.Between(LandingSite.Origin, start, stop, new()) : []);
        }

        return windows;
    }

    /// <summary>The activities with the time at which the last of their bytes arrived.</summary>
    public static IReadOnlyList<Activity> Scheduled(IReadOnlyList<Activity> activities, IReadOnlyList<RelayWindow> windows)
    {
        var arrivals = new Dictionary<string, Epoch>();
        foreach (var isLander in (ReadOnlySpan<bool>)[true, false])
        {
            var link = new Link(windows, isLander ? LanderBitsPerS : RoverBitsPerS);
            foreach (var activity in activities.Where(activity => activity.IsLander == isLander).OrderBy(activity => activity.Stop).ThenBy(activity => activity.Key, StringComparer.Ordinal))
            {
                arrivals[activity.Key] = link.Send(activity.Stop, activity.SentBytes * 8);
            }
        }

        return [.. activities.Select(activity => activity with { AvailableAt = arrivals[activity.Key] })];
    }

    /// <summary>One transmitter: sends what it is given, in order, as windows allow.</summary>
    sealed class Link(IReadOnlyList<RelayWindow> windows, double bitsPerS)
    {
        int _window;
        Epoch _free = windows[0].Start;

        public Epoch Send(Epoch ready, double bits)
        {
            _free = ready > _free ? ready : _free;
            for (; _window < windows.Count; _window++)
            {
                var window = windows[_window];
                _free = window.Start > _free ? window.Start : _free;
                var left = (window.Stop - _free).TotalSeconds;
                if (left > 0 && bits <= left * bitsPerS)
                {
                    return _free += TimeSpan.FromSeconds(Math.Ceiling(bits / bitsPerS));
                }

                bits -= Math.Max(0, left) * bitsPerS;
            }

            throw new InvalidOperationException("The relay's windows end before all has come down.");
        }
    }
}
