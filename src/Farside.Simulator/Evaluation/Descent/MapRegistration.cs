namespace Farside.Simulator.Evaluation.Descent;

/// <summary>
/// Where a map shows the ground, against where it is: patches of each level found on the ground as the archive's frames show it by true lens, pose and heights; after the one factor, turn and shift that all levels
/// share, which are the track's and judged there.
/// </summary>
sealed class MapRegistration : IMapQuantity
{
    public const string Rms = "descent map: registration on true ground, RMS";
    public const string Most = "descent map: registration on true ground, 95 %";
    public const string Share = "descent map: patches found again";

    public IReadOnlyList<string> Quantities => [Rms, Most, Share];

    public IEnumerable<TrackFinding> Measure(MapCase map)
    {
        foreach (var level in map.Patches.GroupBy(patch => patch.Level))
        {
            var (all, found) = (level.Count(), level.Where(patch => patch.IsFound).ToList());
            yield return new(Share, level.Key, found.Count / (double)all, all, all);
            if (found.Count > 0)
            {
                var misses = found.Select(patch => PlaneMotion.Miss(map.Motion, patch.Pair)).Order().ToList();
                yield return new(Rms, level.Key, Math.Sqrt(misses.Average(miss => miss * miss)), found.Count, all);
                yield return new(Most, level.Key, misses[(int)(0.95 * (misses.Count - 1))], found.Count, all);
            }
        }
    }
}
