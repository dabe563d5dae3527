using Farside.Archive.Missions;
using Farside.Core.Measurements;
using Farside.Processing.Radar;

namespace Farside.Products.Recipes.Radargrams;

/// <summary>
/// Where a receiver's two-way time begins, as its mission's data say: so many samples after the recorder, in the middle of a drift that the direct wave's minimum shares. A
/// receiver of which they say nothing has no depth.
/// </summary>
static class RadarZero
{
    public static TimeZeroStep? Of(Radargram section) => Sheet(section) is { } sheet && sheet.Number("timeZero") is { } zero && sheet.Number("directWaveMinimum") is { } least
        ? new() { OffsetNs = (zero - least) * section.SamplingIntervalNs, HeightM = (section.AntennaHeightCm ?? 0) / 100 }
        : null;

    /// <summary>One sigma of it.</summary>
    public static double SigmaNs(Radargram section) => (Sheet(section)?.Number("timeZeroSigma") ?? 0) * section.SamplingIntervalNs;

    static ModeSheet? Sheet(Radargram section)
    {
        var observation = section.Observation;
        return MissionRegistry.Find(observation.Mission)?.Instrument(observation.Instrument)?.Mode(observation.Mode, observation.Level);
    }
}
