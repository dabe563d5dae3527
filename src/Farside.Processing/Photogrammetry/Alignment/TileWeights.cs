namespace Farside.Processing.Photogrammetry.Alignment;

/// <summary>
/// What each tile counts: the inverse of its variance, less where it pulls harder than its like (shadows that moved, things nearer than the rest), all scaled so
/// that the tiles' own scatter is the noise: neighbouring pixels' noise is alike once it is smoothed.
/// </summary>
sealed class TileWeights
{
    // Median of the sum of two squared normal deviates.
    const double MedianChi2 = 1.386;
    const double LeastShareOfMedian = 0.2;
    const double SoftChi2 = 20;

    readonly double _scale = 1;
    readonly double _leastVariance;

    public TileWeights(TileShift[] shifts)
    {
        TileShift[] known = [.. shifts.Where(shift => shift.IsKnown)];
        if (known.Length > 0)
        {
            _scale = Math.Max(1, Adjustment.Statistics.Median([.. known.Select(shift => shift.Chi2)]) / MedianChi2);
            _leastVariance = LeastShareOfMedian * Adjustment.Statistics.Median([.. known.Select(shift => shift.Variance)]);
        }
    }

    /// <summary>Times its pull and information this is what a tile adds to the normal equations.</summary>
    public double Of(TileShift shift)
    {
        var soft = 1 + (shift.Chi2 / _scale / SoftChi2);
        return 1 / (_scale * Math.Max(shift.Variance, _leastVariance) * soft * soft);
    }
}
