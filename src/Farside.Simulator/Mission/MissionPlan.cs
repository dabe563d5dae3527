using Farside.Simulator.Instruments;

namespace Farside.Simulator.Mission;

/// <summary>All that a simulation of some size does, in order of time.</summary>
static class MissionPlan
{
    /// <summary>Frames of the landing camera that are resumed together.</summary>
    const int LandingChunk = 100;
    const double LandingS = 360;

    public static IReadOnlyList<Activity> Of(SimulationOptions options)
    {
        var diary = new RoverDiary();
        var all = options.Size switch
        {
            SimulationSize.Small => Small(diary),
            SimulationSize.Year => Year(diary),
            _ => Demo(diary),
        };
        return [.. all.Where(activity => IsAskedFor(activity, options)).OrderBy(activity => activity.Start)];
    }

    static bool IsAskedFor(Activity activity, SimulationOptions options) =>
        (options.Instrument is null || activity.Instrument.Equals(options.Instrument, StringComparison.OrdinalIgnoreCase))
        && (options.LunarDay is null || activity.LunarDay == options.LunarDay);

    static IEnumerable<Activity> Small(RoverDiary diary)
    {
        yield return new LandingActivity([0, 2703]);
        yield return Ring(diary, "0009", 101, 101);
        yield return Stop(diary, "0001", 'C', 0, 0);
        yield return Stop(diary, "0003", 'Q', 6, 6);
        yield return new RadarActivity(diary.All[1], 45);
    }

    static IEnumerable<Activity> Demo(RoverDiary diary)
    {
        // Sixty frames, denser towards the ground.
        yield return new LandingActivity([.. Enumerable.Range(0, 60).Select(i => (int)(LandingS * (1 - Math.Pow(1 - (i / 59.0), 1.6)) * DescentProfile.FramesPerSecond))]);
        yield return Stop(diary, "0001", 'C', 0, 6);
        yield return new RadarActivity(diary.All[1], 1300);
        yield return Ring(diary, "0009", 65, 104);
        yield return Stop(diary, "0003", 'Q', 6, 33);
    }

    static IEnumerable<Activity> Year(RoverDiary diary)
    {
        for (var first = 0; first < LandingActivity.AllFrames; first += LandingChunk)
        {
            yield return new LandingActivity([.. Enumerable.Range(first, Math.Min(LandingChunk, LandingActivity.AllFrames - first))]);
        }

        foreach (var ring in ScheduleTable.Shots.GroupBy(shot => (shot.Sequence, shot.PitchDeg)))
        {
            yield return new TerrainCameraActivity([.. ring], diary);
        }

        foreach (var stop in ScheduleTable.Pairs.GroupBy(pair => (pair.Sequence, pair.Mode)))
        {
            yield return Stop(diary, stop.Key.Sequence, stop.Key.Mode, 0, int.MaxValue);
        }

        foreach (var period in diary.All.Where(period => period.ToM > period.FromM))
        {
            yield return new RadarActivity(period, 1160);
        }
    }

    static TerrainCameraActivity Ring(RoverDiary diary, string sequence, int first, int last) =>
        new([.. ScheduleTable.Shots.Where(shot => shot.Sequence == sequence && shot.Index >= first && shot.Index <= last)], diary);

    static PanoramaActivity Stop(RoverDiary diary, string sequence, char mode, int first, int last)
    {
        var pairs = ScheduleTable.Pairs.Where(pair => pair.Sequence == sequence && pair.Mode == mode).ToList();
        var mast = MastPattern.Of(sequence, mode, pairs.Count);
        var asked = pairs.Where(pair => pair.Index >= first && pair.Index <= last).ToList();
        return new(asked, diary, [.. asked.Select(pair => mast[pair.Index])]);
    }
}
