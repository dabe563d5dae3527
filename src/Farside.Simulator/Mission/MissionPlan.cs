using System.Globalization;
using Farside.Core.Sky;
using Farside.Core.Time;
using Farside.Simulator.Instruments;
using Farside.Simulator.Sisters;

namespace Farside.Simulator.Mission;

/// <summary>All that a simulation does, in order of time, and when each part of it came down to Earth.</summary>
sealed class MissionPlan
{
    /// <summary>Frames of the landing camera that are resumed together.</summary>
    const int LandingChunk = 100;
    const double LandingS = 360;

    // The first release had 374 products of radar and spectrometer, and 20.9 GB in all: so many of each, so long, make both.
    const int RadarPeriods = 70;
    const int LastSpectra = 96;

    public MissionPlan(SimulationOptions options)
    {
        IReadOnlyList<Activity> all = [.. (options.Size switch
        {
            _ when options.Sister is { } sister => Neighbour(sister, options.Size),
            SimulationSize.Small => Small(),
            SimulationSize.Year => Year(),
            _ => Demo(),
        }).OrderBy(activity => activity.Start)];
        Instruments = string.Join(", ", all.Select(activity => (options.Sister?.InstrumentOf(activity.Instrument) ?? activity.Instrument).ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal));
        Windows = Downlink.Windows(all);
        End = all.Max(activity => activity.Stop);

        // What is left out does not change when the rest came down.
        var asked = Downlink.Scheduled(all, Windows).Where(activity => IsAskedFor(activity, options)).ToList();
        Activities = asked.Count == 0 ? [] : options.Sister is null ? [new GroundActivity(), new BaseMapActivity(), .. asked] : [new GroundActivity(), .. asked];
    }

    /// <summary>Those asked for; empty when nothing is.</summary>
    public IReadOnlyList<Activity> Activities { get; }

    /// <summary>The rover's year, whatever part of it is asked for.</summary>
    public RoverDiary Diary { get; } = new();

    /// <summary>When the last instrument stops, whatever part is asked for.</summary>
    public Epoch End { get; }

    /// <summary>Names of all instruments of the plan, whatever is asked for.</summary>
    public string Instruments { get; }

    /// <summary>When the relay could send.</summary>
    public IReadOnlyList<RelayWindow> Windows { get; }

    static bool IsAskedFor(Activity activity, SimulationOptions options) =>
        (options.Instrument is null ? activity.IsInFirstRelease || options.Size is not SimulationSize.Year : (options.Sister?.InstrumentOf(activity.Instrument) ?? activity.Instrument).Equals(options.Instrument, StringComparison.OrdinalIgnoreCase))
        && (options.LunarDay is null || activity.LunarDay == options.LunarDay)
        && (options.Until is not { } until || activity.AvailableAt <= until);

    IEnumerable<Activity> Small()
    {
        yield return new LandingActivity([0, 2703]);
        yield return Ring("0009", 101, 101);
        yield return Stop("0001", 'C', 0, 0);
        yield return Stop("0003", 'Q', 6, 6);
        yield return new RadarActivity(Diary.All[1], 45);
        yield return new SpectrumActivity(Diary.All[1], Diary, Diary.All[1].SpectrometerOn);
        yield return new NeutralAtomActivity(Diary.All[1]);
        yield return Dose(1);
        yield return RadioPeriod(60);
        yield return RadioDay(30);
    }

    // Frames from some time to the ground, denser towards it.
    static IEnumerable<int> Descent(int frames, double fromS) =>
        Enumerable.Range(0, frames).Select(i => (int)((fromS + ((LandingS - fromS) * (1 - Math.Pow(1 - (i / (frames - 1.0)), 1.6)))) * DescentProfile.FramesPerSecond));

    // Enough of each instrument for a picture, a panorama, a film and a section; nothing of what she does not carry.
    IEnumerable<Activity> Neighbour(Sister sister, SimulationSize size)
    {
        var isSmall = size is SimulationSize.Small;
        IEnumerable<Activity> all =
        [
            new LandingActivity(isSmall ? [0, 2703] : [.. Descent(32, LandingS / 2)]),
            Ring("0009", isSmall ? 101 : 65, isSmall ? 101 : 84),
            Stop("0001", 'C', 0, 0),
            Stop("0003", 'Q', 6, isSmall ? 6 : 12),
            new RadarActivity(Diary.All[1], isSmall ? 45 : 400),
        ];
        return all.Where(activity => sister.InstrumentOf(activity.Instrument) is not null);
    }

    IEnumerable<Activity> Demo()
    {
        yield return new LandingActivity([.. Descent(60, 0)]);
        yield return Stop("0001", 'C', 0, 6);
        yield return LookingAgain();
        yield return new RadarActivity(Diary.All[1], 1300);
        yield return Ring("0009", 65, 104);
        yield return Stop("0003", 'Q', 6, 33);
        foreach (var period in Diary.All.Skip(1).Take(3))
        {
            yield return new SpectrumActivity(period, Diary, period.SpectrometerOn);
            yield return new NeutralAtomActivity(period);
        }

        yield return Dose(1);
        yield return RadioPeriod(480);
        yield return RadioDay(288);
    }

    IEnumerable<Activity> Year()
    {
        for (var first = 0; first < LandingActivity.AllFrames; first += LandingChunk)
        {
            yield return new LandingActivity([.. Enumerable.Range(first, Math.Min(LandingChunk, LandingActivity.AllFrames - first))]);
        }

        foreach (var ring in ScheduleTable.Shots.GroupBy(shot => (shot.Sequence, shot.PitchDeg)))
        {
            yield return new TerrainCameraActivity([.. ring], Diary);
        }

        foreach (var stop in ScheduleTable.Pairs.GroupBy(pair => (pair.Sequence, pair.Mode)))
        {
            yield return Stop(stop.Key.Sequence, stop.Key.Mode, 0, int.MaxValue);
        }

        foreach (var period in Diary.All.OrderByDescending(period => period.ToM - period.FromM).Take(RadarPeriods))
        {
            yield return new RadarActivity(period, RadarActivity.DurationFor(period.ToM - period.FromM));
        }

        foreach (var period in Diary.All.Skip(1).Where(period => period.Number % 6 != 0 || period.Number == LastSpectra))
        {
            yield return new SpectrumActivity(period, Diary, period.SpectrometerOn) { LeavesCalibrationLabel = period.Number == LastSpectra };
            yield return new NeutralAtomActivity(period);
        }

        for (var day = 1; day <= RoverDiary.LunarDays; day++)
        {
            yield return Dose(day);
        }

        yield return RadioPeriod(4860);
        yield return RadioDay(8640);
    }

    // The real rover rested from a day before this to five days after it: the demo's looks once more from its first stop, so that there is ground under two Suns.
    PanoramaActivity LookingAgain() => new([new("0002", 'C', 0, Epoch.FromUtc(2019, 1, 5, 8, 45, 44), 15, "2019-07")], Diary, [MastPattern.Of("0001", 'C', 7)[6]]);

    // From a day and a half after sunrise, on the first day from the landing's evening, to half a day before sunset.
    static ParticleActivity Dose(int number)
    {
        var day = LunarDays.Since(LandingSite.Origin, LandingSite.LandingCameraOn).Number(number)!.Value;
        var on = Minutes(day.Sunrise + TimeSpan.FromHours(36));
        return new(number.ToString("D4", CultureInfo.InvariantCulture), on < FirstEvening ? FirstEvening : on, Minutes(day.Sunset - TimeSpan.FromHours(12)));
    }

    static Epoch FirstEvening { get; } = Epoch.FromUtc(2019, 1, 3, 10);

    // Planned times are whole minutes.
    static Epoch Minutes(Epoch time)
    {
        var (year, month, day, hour, minute, _, _) = time.ToUtc();
        return Epoch.FromUtc(year, month, day, hour, minute);
    }

    // The real first period of version B, and the first whole day of version A.
    static RadioActivity RadioPeriod(int records) => new("0001", 'B', Epoch.FromUtc(2019, 1, 3, 16, 22), Epoch.FromUtc(2019, 1, 3, 17, 43), records);

    static RadioActivity RadioDay(int records) => new("0002", 'A', Epoch.FromUtc(2019, 1, 4), Epoch.FromUtc(2019, 1, 4, 23, 59, 59), records);

    TerrainCameraActivity Ring(string sequence, int first, int last) =>
        new([.. ScheduleTable.Shots.Where(shot => shot.Sequence == sequence && shot.Index >= first && shot.Index <= last)], Diary);

    PanoramaActivity Stop(string sequence, char mode, int first, int last)
    {
        var pairs = ScheduleTable.Pairs.Where(pair => pair.Sequence == sequence && pair.Mode == mode).ToList();
        var mast = MastPattern.Of(sequence, mode, pairs.Count);
        var asked = pairs.Where(pair => pair.Index >= first && pair.Index <= last).ToList();
        return new(asked, Diary, [.. asked.Select(pair => mast[pair.Index])]);
    }
}
