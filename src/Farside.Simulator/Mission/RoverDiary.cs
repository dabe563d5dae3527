using System.Globalization;
using Farside.Core.Sky;
using Farside.Core.Time;
using Farside.Simulator.Instruments.Radar;
using Farside.Simulator.Terrain;

namespace Farside.Simulator.Mission;

/// <summary>The rover's first twelve lunar days: when it works, how far it drives, where it stands.</summary>
/// <remarks>
/// Pictures: the portal's list. Metres at each lunar day's end: CNSA's reports (odometry of days 4, 5, 6, 11 and 12 to the centimetre; days 1, 2, 3, 8, 9 and 10 as
/// reported by the agency in 2019; day 7 lies between its neighbours). Periods without pictures fall between those with, in daylight, outside the noon rest: invented.
/// </remarks>
sealed class RoverDiary
{
    /// <summary>Working periods in the first year.</summary>
    public const int Periods = 97;

    public const int LunarDays = 12;

    // After each lunar day, metres.
    static readonly double[] Odometer = [44.2, 120, 163, 178.9, 190.66, 212.99, 237, 271, 284.7, 289.8, 318.62, 345.059];

    // The rover works while the Sun stands between these, degrees: lower it is asleep, higher too hot.
    const double LeastSunDeg = 8;
    const double MostSunDeg = 39.6;

    // While the radar listens; when exactly the wheels turn, its truth tells.
    readonly List<(Epoch Start, Epoch Stop, double FromM, double ToM)> _drives = [];

    public RoverDiary()
    {
        var starts = Starts();
        var pairs = ScheduleTable.Pairs.GroupBy(pair => pair.Sequence).ToDictionary(group => Whole(group.Key), group => group.OrderBy(pair => pair.RightFires).ToList());
        var days = starts.Select(LandingSite.LunarDayOf).ToList();
        _drives.Add((LandingSite.RoverDrivesOff, LandingSite.RoverDrivesOff + TimeSpan.FromSeconds(FirstStopM / LprDrive.SpeedMPerS), 0, FirstStopM));
        var periods = new List<WorkingPeriod>();
        var driven = FirstStopM;
        for (var i = 0; i < Periods; i++)
        {
            var left = days.Skip(i).TakeWhile(day => day == days[i]).Count();
            var goal = i == 0 ? SecondStopM : driven + ((Odometer[days[i] - 1] - driven) / left);
            var period = new WorkingPeriod(i + 1, starts[i], pairs.GetValueOrDefault(i + 1, []), driven, goal);
            if (i == 0)
            {
                // The first drive under the radar waits until after the lander's last portrait, days later.
                period = period with { Start = Epoch.FromUtc(2019, 1, 9, 20, 44), Pairs = [] };
                periods.Add(new(1, starts[0], pairs[1], driven, driven));
            }

            _drives.Add((period.RadarOn, period.RadarOn + TimeSpan.FromSeconds(RadarActivity.DurationFor(goal - driven)), driven, goal));
            periods.Add(period);
            driven = goal;
        }

        All = periods;
    }

    public static double FirstStopM { get; } = RoverRoute.MetresTo(-1.759764, -12.692296, 14);

    public static double SecondStopM { get; } = RoverRoute.MetresTo(4.212604, -9.631148, 26);

    /// <summary>In order of time; the first is in two parts, pictures and drive five days apart.</summary>
    public IReadOnlyList<WorkingPeriod> All { get; }

    /// <summary>Metres driven by a time.</summary>
    public double MetresAt(Epoch time)
    {
        var metres = 0.0;
        foreach (var (start, stop, from, to) in _drives)
        {
            if (time < start)
            {
                break;
            }

            metres = time >= stop ? to : Blend.Mix(from, to, (time - start) / (stop - start));
        }

        return metres;
    }

    /// <summary>When the rover is awake on a lunar day and may work: from its wake-up in the morning to the noon rest, and from then to its power-down; to ten minutes.</summary>
    public static IReadOnlyList<(Epoch From, Epoch To)> AwakeOn(LunarDay day)
    {
        var awake = new List<(Epoch From, Epoch To)>();
        Epoch? since = null;
        for (var time = day.Sunrise; time < day.Sunset; time += Step)
        {
            var works = IsWorkable(time);
            if (works && since is null)
            {
                since = time;
            }
            else if (!works && since is { } from)
            {
                awake.Add((from, time));
                since = null;
            }
        }

        return awake;
    }

    static readonly TimeSpan Step = TimeSpan.FromMinutes(10);

    static bool IsWorkable(Epoch time) => LandingSite.SunAt(time).Elevation.Degrees is > LeastSunDeg and < MostSunDeg;

    static int Whole(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    static List<Epoch> Starts()
    {
        var known = ScheduleTable.Pairs.GroupBy(pair => Whole(pair.Sequence))
            .ToDictionary(group => group.Key, group => group.Min(pair => pair.RightFires));
        var lastPictures = ScheduleTable.Pairs.GroupBy(pair => Whole(pair.Sequence)).ToDictionary(group => group.Key, group => group.Max(pair => pair.RightFires));
        var starts = new List<Epoch>();
        for (var number = 1; number <= Periods; number++)
        {
            starts.Add(known.TryGetValue(number, out var start) ? start : Between(number));
        }

        return starts;

        Epoch Between(int number)
        {
            var (before, after) = (known.Keys.Where(key => key < number).Max(), known.Keys.Where(key => key > number).Min());
            return Workable(lastPictures[before] + TimeSpan.FromHours(3), known[after] - TimeSpan.FromHours(3), (number - before) / (double)(after - before));
        }
    }

    // The hour that lies at a share of the workable hours between two times.
    static Epoch Workable(Epoch from, Epoch to, double share)
    {
        var hours = new List<Epoch>();
        for (var hour = from; hour < to; hour += TimeSpan.FromMinutes(30))
        {
            if (IsWorkable(hour))
            {
                hours.Add(hour);
            }
        }

        return hours[(int)(share * hours.Count)];
    }
}
