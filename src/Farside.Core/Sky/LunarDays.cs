using Farside.Core.Time;

namespace Farside.Core.Sky;

/// <summary>The lunar days of a mission at its site, counted from 1 at the last sunrise before the landing, for thirty years; good to about two minutes (docs/decisions/0002).</summary>
/// <remarks>
/// Days are found when they are asked for, and kept. Safe to ask from many threads. Within 1.6° of a pole the Sun may circle a whole month above or below
/// the horizon: such months are not counted.
/// </remarks>
public sealed class LunarDays
{
    const int Most = 371; // thirty years
    const int SunlessLunations = 14; // no polar winter lasts longer

    readonly LunarSite _site;
    readonly Lock _gate = new();
    readonly List<LunarDay> _days = [];
    readonly List<Epoch> _sunrises = [];
    Epoch _next;
    bool _hasEnded;

    LunarDays(LunarSite site, Epoch firstNoon) => (_site, _next) = (site, firstNoon);

    /// <param name="landing">Any time of the day that shall be number 1.</param>
    public static LunarDays Since(LunarSite site, Epoch landing)
    {
        var lunation = Lunation.Near(site, landing + TimeSpan.FromDays(Lunation.MeanDays));
        for (var back = 0; back < SunlessLunations && (lunation.Sunrise is not { } sunrise || sunrise > landing); back++)
        {
            lunation = Lunation.Near(site, lunation.Noon - TimeSpan.FromDays(Lunation.MeanDays));
        }

        return new(site, lunation.Noon);
    }

    /// <summary>The day, from sunrise to sunrise, that holds <paramref name="time"/>; null before the first one and more than thirty years after it.</summary>
    public LunarDay? At(Epoch time)
    {
        lock (_gate)
        {
            while ((_sunrises.Count == 0 || _sunrises[^1] <= time) && Grow())
            {
            }

            var found = _sunrises.BinarySearch(time);
            var index = found >= 0 ? found : ~found - 1;
            return index < 0 || index == _days.Count - 1 ? null : _days[index];
        }
    }

    /// <summary>The day of that number; null for one that is not there (0, or more than thirty years on).</summary>
    public LunarDay? Number(int number)
    {
        lock (_gate)
        {
            while (_days.Count < number && Grow())
            {
            }

            return number >= 1 && number <= _days.Count ? _days[number - 1] : null;
        }
    }

    bool Grow()
    {
        for (var sunless = 0; sunless < SunlessLunations && !_hasEnded && _days.Count < Most; sunless++)
        {
            var lunation = Lunation.Near(_site, _next);
            _next = lunation.Noon + TimeSpan.FromDays(Lunation.MeanDays);
            if (lunation is { Sunrise: { } sunrise, Noon: var noon, Sunset: { } sunset })
            {
                _days.Add(new(_days.Count + 1, sunrise, noon, sunset));
                _sunrises.Add(sunrise);
                return true;
            }
        }

        _hasEnded = true;
        return false;
    }
}
