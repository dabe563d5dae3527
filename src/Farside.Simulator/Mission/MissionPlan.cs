using System.Text.Json.Nodes;
using Farside.Core.Sky;
using Farside.Simulator.Instruments;

namespace Farside.Simulator.Mission;

/// <summary>All that a simulation does, in order of time, and when each part of it came down to Earth.</summary>
sealed class MissionPlan
{
    /// <summary>Frames of the landing camera that are resumed together.</summary>
    const int LandingChunk = 100;
    const double LandingS = 360;

    readonly RoverDiary _diary = new();

    public MissionPlan(SimulationOptions options)
    {
        IReadOnlyList<Activity> all = [.. (options.Size switch
        {
            SimulationSize.Small => Small(),
            SimulationSize.Year => Year(),
            _ => Demo(),
        }).OrderBy(activity => activity.Start)];
        Windows = Downlink.Windows(all);

        // What is left out does not change when the rest came down.
        var asked = Downlink.Scheduled(all, Windows).Where(activity => IsAskedFor(activity, options)).ToList();
        Activities = asked.Count == 0 ? [] : [new GroundActivity(), .. asked];
    }

    /// <summary>Those asked for; empty when nothing is.</summary>
    public IReadOnlyList<Activity> Activities { get; }

    /// <summary>When the relay could send.</summary>
    public IReadOnlyList<RelayWindow> Windows { get; }

    /// <summary>What is true of the mission as a whole.</summary>
    public JsonObject Facts()
    {
        var days = LunarDays.Since(LandingSite.Origin, LandingSite.LandingCameraOn);
        return new()
        {
            ["lunarDays"] = new JsonArray([.. Enumerable.Range(1, 12).Select(number => days.Number(number)!.Value).Select(day => new JsonObject
            {
                ["number"] = day.Number,
                ["sunrise"] = day.Sunrise.ToUtcText(),
                ["noon"] = day.Noon.ToUtcText(),
                ["sunset"] = day.Sunset.ToUtcText(),
            })]),
            ["relayWindows"] = new JsonArray([.. Windows.Select(window => new JsonArray(window.Start.ToUtcText(), window.Stop.ToUtcText()))]),
            ["relay"] = new JsonObject { ["orbit"] = "model halo about Earth-Moon L2", ["landerBitsPerS"] = Downlink.LanderBitsPerS, ["roverBitsPerS"] = Downlink.RoverBitsPerS },
            ["roverPathM"] = new JsonArray([.. RoverRoute.Places.Select(place => new JsonArray(Math.Round(place.X, 3), Math.Round(place.Y, 3)))]),
            ["roverDrives"] = new JsonArray([.. _diary.All.Where(period => period.ToM > period.FromM).Select(period => new JsonObject
            {
                ["sequence"] = period.Sequence,
                ["start"] = RoverDiary.DriveStart(period).ToUtcText(),
                ["fromM"] = Math.Round(period.FromM, 3),
                ["toM"] = Math.Round(period.ToM, 3),
            })]),
        };
    }

    static bool IsAskedFor(Activity activity, SimulationOptions options) =>
        (options.Instrument is null || activity.Instrument.Equals(options.Instrument, StringComparison.OrdinalIgnoreCase))
        && (options.LunarDay is null || activity.LunarDay == options.LunarDay)
        && (options.Until is not { } until || activity.AvailableAt <= until);

    IEnumerable<Activity> Small()
    {
        yield return new LandingActivity([0, 2703]);
        yield return Ring("0009", 101, 101);
        yield return Stop("0001", 'C', 0, 0);
        yield return Stop("0003", 'Q', 6, 6);
        yield return new RadarActivity(_diary.All[1], 45);
    }

    IEnumerable<Activity> Demo()
    {
        // Sixty frames, denser towards the ground.
        yield return new LandingActivity([.. Enumerable.Range(0, 60).Select(i => (int)(LandingS * (1 - Math.Pow(1 - (i / 59.0), 1.6)) * DescentProfile.FramesPerSecond))]);
        yield return Stop("0001", 'C', 0, 6);
        yield return new RadarActivity(_diary.All[1], 1300);
        yield return Ring("0009", 65, 104);
        yield return Stop("0003", 'Q', 6, 33);
    }

    IEnumerable<Activity> Year()
    {
        for (var first = 0; first < LandingActivity.AllFrames; first += LandingChunk)
        {
            yield return new LandingActivity([.. Enumerable.Range(first, Math.Min(LandingChunk, LandingActivity.AllFrames - first))]);
        }

        foreach (var ring in ScheduleTable.Shots.GroupBy(shot => (shot.Sequence, shot.PitchDeg)))
        {
            yield return new TerrainCameraActivity([.. ring], _diary);
        }

        foreach (var stop in ScheduleTable.Pairs.GroupBy(pair => (pair.Sequence, pair.Mode)))
        {
            yield return Stop(stop.Key.Sequence, stop.Key.Mode, 0, int.MaxValue);
        }

        foreach (var period in _diary.All.Where(period => period.ToM > period.FromM))
        {
            yield return new RadarActivity(period, 1160);
        }
    }

    TerrainCameraActivity Ring(string sequence, int first, int last) =>
        new([.. ScheduleTable.Shots.Where(shot => shot.Sequence == sequence && shot.Index >= first && shot.Index <= last)], _diary);

    PanoramaActivity Stop(string sequence, char mode, int first, int last)
    {
        var pairs = ScheduleTable.Pairs.Where(pair => pair.Sequence == sequence && pair.Mode == mode).ToList();
        var mast = MastPattern.Of(sequence, mode, pairs.Count);
        var asked = pairs.Where(pair => pair.Index >= first && pair.Index <= last).ToList();
        return new(asked, _diary, [.. asked.Select(pair => mast[pair.Index])]);
    }
}
