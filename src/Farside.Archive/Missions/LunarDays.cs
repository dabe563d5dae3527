using Farside.Core.Sky;
using Farside.Core.Time;

namespace Farside.Archive.Missions;

/// <summary>When the Sun rises over a landing site.</summary>
static class LunarDays
{
    const int Days = 371; // thirty years
    const int Halvings = 24;

    static readonly TimeSpan Step = TimeSpan.FromHours(6);
    static readonly TimeSpan AlmostADay = TimeSpan.FromDays(28);

    /// <summary>Sunrises of the disc's centre over the level horizon, to about ten minutes, from the last one before <paramref name="landing"/> on; none where the Sun does not rise.</summary>
    public static Epoch[] Sunrises(LunarSite site, Epoch landing)
    {
        var sunrises = new List<Epoch>();
        for (var from = landing - TimeSpan.FromDays(30); sunrises.Count < Days && Next(site, from) is { } sunrise; from = sunrise + AlmostADay)
        {
            if (sunrises.Count == 1 && sunrise <= landing)
            {
                sunrises.Clear();
            }

            sunrises.Add(sunrise);
        }

        return [.. sunrises];
    }

    static Epoch? Next(LunarSite site, Epoch from)
    {
        for (var until = from + TimeSpan.FromDays(31); from < until; from += Step)
        {
            if (!IsUp(site, from) && IsUp(site, from + Step))
            {
                return Bisect(site, from, from + Step);
            }
        }

        return null;
    }

    static Epoch Bisect(LunarSite site, Epoch down, Epoch up)
    {
        for (var halving = 0; halving < Halvings; halving++)
        {
            var middle = down + ((up - down) / 2);
            (down, up) = IsUp(site, middle) ? (down, middle) : (middle, up);
        }

        return up;
    }

    static bool IsUp(LunarSite site, Epoch time) => SunEphemeris.At(site, time).Elevation.Radians > 0;
}
