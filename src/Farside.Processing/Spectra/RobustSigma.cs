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

    /// <summary>The same by the root of the mean square of values about zero, those beyond three of <see cref="Of"/> taken for three: half again as sure as the median where nothing is wild.</summary>
    public static double Clipped(IReadOnlyCollection<double> values)
    {
        const double Clip = 3;
        const double LeftOfVariance = 0.9950; // of a normal distribution clipped so
        var bound = Clip * Of(values);
        var known = values.Where(double.IsFinite).Select(value => Math.Min(Math.Abs(value), bound)).ToList();
        return known.Count == 0 ? 0 : Math.Sqrt(known.Average(value => value * value) / LeftOfVariance);
    }
}
