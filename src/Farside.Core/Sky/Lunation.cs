using Farside.Core.Time;

namespace Farside.Core.Sky;

/// <summary>Sunrise, noon and sunset around one passage of the Sun over a site's meridian.</summary>
readonly record struct Lunation(Epoch? Sunrise, Epoch Noon, Epoch? Sunset)
{
    /// <summary>Mean length of a lunar day, days (the synodic month).</summary>
    public const double MeanDays = 29.530589;

    const int Turns = 40;
    const double ToleranceDays = 0.5 / 86_400;

    static readonly TimeSpan Half = TimeSpan.FromDays(MeanDays / 2);

    /// <summary>The lunation whose noon is the nearest to <paramref name="time"/>. Within 1.6° of a pole it may have no sunrise or sunset.</summary>
    public static Lunation Near(LunarSite site, Epoch time)
    {
        var noon = NoonNear(site, time);
        return new(Crossing(site, noon - Half, noon), noon, Crossing(site, noon + Half, noon));
    }

    static Epoch NoonNear(LunarSite site, Epoch time)
    {
        for (var turn = 0; turn < Turns; turn++)
        {
            // The sub-solar point runs west, so that a Sun still in the east has its noon to come.
            var eastRad = Math.IEEERemainder(LunarSky.SubSolarPoint(time).Longitude.Radians - site.Longitude.Radians, Math.Tau);
            var stepDays = eastRad / Math.Tau * MeanDays;
            time += TimeSpan.FromDays(stepDays);
            if (Math.Abs(stepDays) < ToleranceDays)
            {
                break;
            }
        }

        return time;
    }

    /// <summary>When the Sun crosses the horizon between a time when it is down and one when it is up, by the Illinois rule of false position; null where it does not.</summary>
    static Epoch? Crossing(LunarSite site, Epoch down, Epoch up)
    {
        var (spanDays, a, b) = ((up - down).TotalDays, 0.0, 1.0);
        var (low, high) = (Height(site, down), Height(site, up));
        if (low >= 0 || high <= 0)
        {
            return null;
        }

        for (var (turn, side) = (0, 0); turn < Turns && Math.Abs((b - a) * spanDays) > ToleranceDays; turn++)
        {
            var c = ((a * high) - (b * low)) / (high - low);
            var middle = Height(site, down + TimeSpan.FromDays(c * spanDays));
            if (Math.Abs(middle) < 1e-8)
            {
                return down + TimeSpan.FromDays(c * spanDays);
            }

            if (middle > 0)
            {
                (b, high, low) = (c, middle, side > 0 ? low / 2 : low);
                side = 1;
            }
            else
            {
                (a, low, high) = (c, middle, side < 0 ? high / 2 : high);
                side = -1;
            }
        }

        return down + TimeSpan.FromDays(b * spanDays);
    }

    // 1e-8 rad of elevation are less than 0.01 s.
    static double Height(LunarSite site, Epoch time) => SunEphemeris.At(site, time).Elevation.Radians;
}
