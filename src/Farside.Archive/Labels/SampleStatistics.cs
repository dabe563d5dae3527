namespace Farside.Archive.Labels;

/// <summary>What a column or an array holds. The four numbers are NaN when no sample is valid.</summary>
/// <param name="Count">Valid samples.</param>
/// <param name="StandardDeviation">Of the population.</param>
/// <param name="Special">Samples equal to a special constant, or left empty; excluded from the four.</param>
/// <param name="NonFinite">NaN and infinite samples, and texts that are no number; excluded likewise.</param>
public readonly record struct SampleStatistics(long Count, double Min, double Max, double Mean, double StandardDeviation, long Special, long NonFinite);
