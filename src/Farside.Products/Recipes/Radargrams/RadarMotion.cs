using Farside.Core.Measurements;
using Farside.Processing.Radar;

namespace Farside.Products.Recipes.Radargrams;

/// <summary>Which traces were taken while the rover drove, and what tells it.</summary>
sealed record RadarMotion(bool[] Moving, string Rule)
{
    const double LeastChanging = 0.2; // share of traces whose stated place changes, for places to be more than held fixes

    /// <summary>Channel 2B's own echoes; else those of channel 2B that listened at the same time; else stated places, where they change from trace to trace; else null.</summary>
    /// <param name="twin">The same period by channel 2B, or null.</param>
    public static RadarMotion? Of(Radargram section, Radargram? twin)
    {
        if (section.Observation is { Instrument: "LPR", Mode: "2B" })
        {
            return new(StandingTraces.Moving(section.Echo), "by its own echoes (Roncoroni 2024)");
        }

        return twin is not null ? new(AtTimes(section, twin), "by the echoes of channel 2B at the same time (Roncoroni 2024)") : ByPlaces(section);
    }

    // The channels take turns: the trace of 2B nearest in time was taken at the same place.
    static bool[] AtTimes(Radargram section, Radargram twin)
    {
        var (moving, there, next) = (StandingTraces.Moving(twin.Echo), new bool[section.Traces.Count], 0);
        for (var i = 0; i < there.Length; i++)
        {
            double Apart(int other) => Math.Abs((twin.Traces[other].Time - section.Traces[i].Time).TotalSeconds);
            while (next + 1 < moving.Length && Apart(next + 1) <= Apart(next))
            {
                next++;
            }

            there[i] = moving.Length > 0 && moving[next];
        }

        return there;
    }

    static RadarMotion? ByPlaces(Radargram section)
    {
        var moved = Enumerable.Range(0, section.Traces.Count).Select(i => i > 0 && RadarNumbers.Step(section.Traces[i - 1].Position, section.Traces[i].Position) > 0).ToArray();
        return moved.Count(isMoving => isMoving) >= LeastChanging * Math.Max(1, moved.Length) ? new(moved, "by the stated places, which change from trace to trace") : null;
    }
}
