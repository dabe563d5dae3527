using Farside.Core.Measurements;
using Farside.Processing.Radar;

namespace Farside.Products.Recipes.Radargrams;

/// <summary>
/// Where a receiver's two-way time begins. Of Chang'e-4's channel 2 it is 28.203 ns, 90.25 samples, after the recorder's start, in the middle of a drift of
/// three samples either way; the direct wave drifts with it, and its minimum lies at sample 82 (2A) and 87 (2B) in that middle. Nobody has published
/// another receiver's: their sections carry no depth.
/// </summary>
/// <remarks>Source: delay, Su et al. 2014, Res. Astron. Astrophys. 14, 1623; minima, 41 real traces of each antenna.</remarks>
static class RadarZero
{
    const double ZeroSample = 90.25;

    public static TimeZeroStep? Of(Radargram section)
    {
        double? least = section.Observation is { Mission: "ce4", Instrument: "LPR", Mode: var mode } ? mode switch { "2A" => 82, "2B" => 87, _ => null } : null;
        return least is { } sample
            ? new() { OffsetNs = (ZeroSample - sample) * section.SamplingIntervalNs, HeightM = (section.AntennaHeightCm ?? 0) / 100 }
            : null;
    }
}
