namespace Farside.Simulator.Evaluation.Terrain;

/// <summary>
/// Ranges of every pair against the true ground. Disparities: no adjustment goes in; ground that the right eye does not truly see has none, and counts as missed. Ranges: after the one disparity
/// is taken off that all pairs have in common, which is the rig's and judged by itself.
/// </summary>
sealed class DisparityErrors : ITerrainQuantity
{
    public const string Bad1 = "terrain: disparities off by more than 1 px";
    public const string Bad2 = "terrain: disparities off by more than 2 px";
    public const string Calibration = "terrain: errors of ranges over their sigmas, as the median has it";
    public const string Inside = "terrain: ranges inside 2 of their sigmas";
    public const string Stretch = "terrain: range by the eyes' turn, error over its sigma";

    /// <summary>As the product words it: what the turn may do at 10 m.</summary>
    const string StatedStretch = "range by the eyes' turn, sigma at 10 m at most";

    public IReadOnlyList<string> Quantities => [Bad1, Bad2, Calibration, Inside, Stretch];

    public IEnumerable<TerrainFinding> Measure(TerrainCase terrain)
    {
        var samples = terrain.Ranges;
        if (samples.Count == 0)
        {
            yield break;
        }

        yield return new(Bad1, "", samples.Count(sample => !(sample.MissPx <= 1)) / (double)samples.Count, samples.Count, samples.Count);
        yield return new(Bad2, "", samples.Count(sample => !(sample.MissPx <= 2)) / (double)samples.Count, samples.Count, samples.Count);
        List<double> shares = [.. samples.Select(sample => Share(terrain, sample)).Order()];
        yield return new(Calibration, "", shares[shares.Count / 2] / HeightErrors.NormalMedian, shares.Count, shares.Count);
        yield return new(Inside, "", shares.Count(share => share <= 2) / (double)shares.Count, shares.Count, shares.Count);
        if (terrain.Made.Quality(StatedStretch) is > 0 and var atTenM)
        {
            yield return new(Stretch, "", Math.Abs(terrain.StretchPerM) / (atTenM / 100), samples.Count, samples.Count);
        }
    }

    static double Share(TerrainCase terrain, RangeSample sample) =>
        double.IsNaN(sample.TrueM) ? double.PositiveInfinity : Math.Abs(terrain.Unstretched(sample.RangeM) - sample.TrueM) / sample.SigmaM;
}
