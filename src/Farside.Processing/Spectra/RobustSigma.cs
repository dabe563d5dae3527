namespace Farside.Processing.Spectra;

/// <summary>Standard deviations that a few wild values do not move.</summary>
static class RobustSigma
{
    /// <summary>From the median of absolute deviations of a normal distribution: divided by its 75th percentile.</summary>
    public static double OfMedian(double medianOfAbsolutes) => medianOfAbsolutes / 0.6744897501960817;

    /// <summary>Of values about zero; 0 for none.</summary>
    public static double Of(IEnumerable<double> values)
    {
        var sorted = values.Where(double.IsFinite).Select(Math.Abs).Order().ToList();
        return sorted.Count == 0 ? 0 : OfMedian((sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2);
    }
}
