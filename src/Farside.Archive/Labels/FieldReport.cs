namespace Farside.Archive.Labels;

/// <summary>What a table's field holds, all repetitions counted.</summary>
public sealed record FieldReport(
    string Name, string DataType, string Unit, string Description, SampleStatistics? Statistics, IReadOnlyList<object?> First, IReadOnlyList<object?> Last);
