using Farside.Archive.Missions;
using Farside.Core.Sky;
using Farside.Core.Time;

namespace Farside.Catalogue.Build;

/// <summary>
/// The Sun's elevation and the lunar day at the missions' sites. Elevations are computed at whole hours and read between them on a straight line: the Sun
/// moves half a degree an hour there, so the line is within 0.001° of the curve, a tenth of what the ephemeris is good for.
/// </summary>
sealed class SiteSky
{
    const long HourNs = 3600L * 1_000_000_000;
    const int Kept = 1 << 14;

    readonly Dictionary<string, Place?> _places = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Degrees over the level horizon; null where the mission or its site is unknown.</summary>
    public double? SunElevationDeg(string mission, Epoch? time) => time is { } epoch && Of(mission) is { } place ? place.Elevation(epoch) : null;

    public int? LunarDay(string mission, Epoch? time) => time is { } epoch ? Of(mission)?.Mission.LunarDay(epoch) : null;

    Place? Of(string mission)
    {
        if (!_places.TryGetValue(mission, out var place))
        {
            var found = MissionRegistry.Find(mission);
            _places[mission] = place = found is { Sites.Count: > 0 } && double.IsFinite(found.Origin.Latitude.Radians) ? new(found) : null;
        }

        return place;
    }

    sealed class Place(Mission mission)
    {
        readonly LunarSite _site = mission.Origin;
        readonly (long Hour, double Degrees)[] _hours = [.. Enumerable.Repeat((long.MinValue, 0.0), Kept)];

        public Mission Mission => mission;

        public double Elevation(Epoch time)
        {
            var hour = (long)Math.Floor(time.TaiNanoseconds / (double)HourNs);
            var part = (time.TaiNanoseconds - (hour * HourNs)) / (double)HourNs;
            return double.Lerp(AtHour(hour), AtHour(hour + 1), part);
        }

        double AtHour(long hour)
        {
            ref var kept = ref _hours[(int)(hour & (Kept - 1))];
            if (kept.Hour != hour)
            {
                kept = (hour, _site.See(LunarSky.Sun(new(hour * HourNs))).Elevation.Degrees);
            }

            return kept.Degrees;
        }
    }
}
