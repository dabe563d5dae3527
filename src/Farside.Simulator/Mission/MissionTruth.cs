using System.Globalization;
using System.Text.Json.Nodes;
using Farside.Core.Sky;
using Farside.Core.Time;

namespace Farside.Simulator.Mission;

/// <summary>What is true of the mission as a whole: lunar days, the Sun, the relay's windows, the rover's way.</summary>
static class MissionTruth
{
    static readonly TimeSpan SunEvery = TimeSpan.FromHours(1);

    /// <summary>Writes the tables and gives what the summary says of them.</summary>
    public static JsonObject Write(TruthFolder truth, MissionPlan plan)
    {
        truth.Write("rover/path.csv", RoverRoute.Marks.Select(mark => Row(mark.AlongM, mark.X, mark.Y)).Prepend("along_m,east_m,north_m"));
        truth.Write("rover/drives.csv", plan.Diary.All.Where(period => period.ToM > period.FromM)
            .Select(period => $"{period.Sequence},{period.LunarDay},{period.RadarOn.ToUtcText()},{Row(period.FromM, period.ToM)}").Prepend("sequence,lunar_day,radar_on_utc,from_m,to_m"));
        truth.Write("relay-windows.csv", plan.Windows.Select(window => $"{window.Start.ToUtcText()},{window.Stop.ToUtcText()}").Prepend("start_utc,stop_utc"));
        truth.Write("sun.csv", Sun(plan).Prepend("utc,azimuth_deg,elevation_deg"));
        return new()
        {
            ["lunarDays"] = new JsonArray([.. Days(plan).Select(day => new JsonObject
            {
                ["number"] = day.Number,
                ["sunrise"] = day.Sunrise.ToUtcText(),
                ["noon"] = day.Noon.ToUtcText(),
                ["sunset"] = day.Sunset.ToUtcText(),
                ["roverAwake"] = new JsonArray([.. RoverDiary.AwakeOn(day).Select(awake => new JsonArray(awake.From.ToUtcText(), awake.To.ToUtcText()))]),
            })]),
            ["relay"] = new JsonObject
            {
                ["orbit"] = "model halo orbit about the Earth-Moon L2",
                ["landerBitsPerS"] = Downlink.LanderBitsPerS,
                ["roverBitsPerS"] = Downlink.RoverBitsPerS,
            },
        };
    }

    static IEnumerable<LunarDay> Days(MissionPlan plan)
    {
        var days = LunarDays.Since(LandingSite.Origin, LandingSite.LandingCameraOn);
        return Enumerable.Range(1, LandingSite.LunarDayOf(plan.End)).Select(number => days.Number(number)!.Value);
    }

    static IEnumerable<string> Sun(MissionPlan plan)
    {
        for (Epoch time = Epoch.FromUtc(2019, 1, 3, 2), last = plan.End + SunEvery; time < last; time += SunEvery)
        {
            var sun = LandingSite.SunAt(time);
            yield return $"{time.ToUtcText()},{Row(sun.Azimuth.Degrees, sun.Elevation.Degrees)}";
        }
    }

    static string Row(params ReadOnlySpan<double> values) => string.Join(',', values.ToArray().Select(value => value.ToString("0.####", CultureInfo.InvariantCulture)));
}
