namespace Farside.Processing.Descent.Map;

/// <summary>How well frames that are not in a map fall onto it.</summary>
/// <param name="Places">Windows that matched.</param>
/// <param name="MedianPx">Median length of their shifts, pixels of the map; NaN for none.</param>
/// <param name="Percentile90Px">Nine tenths are no longer than this; NaN for none.</param>
public sealed record MapAgreement(int Places, double MedianPx, double Percentile90Px)
{
    internal static MapAgreement Of(IReadOnlyList<double> sorted) => sorted.Count == 0
        ? new(0, double.NaN, double.NaN)
        : new(sorted.Count, sorted[sorted.Count / 2], sorted[Math.Min(sorted.Count - 1, sorted.Count * 9 / 10)]);
}
