namespace Farside.Archive.Labels;

/// <summary>What is found when a structure's data are read: for <c>inspect</c>, <c>check</c> and tests.</summary>
public sealed record StructureReport
{
    public required string Name { get; init; }
    public required string Kind { get; init; }

    /// <summary>The label's element or object name.</summary>
    public required string Form { get; init; }

    public required string FileName { get; init; }
    public long Offset { get; init; }

    public string? DataType { get; init; }
    public string? Unit { get; init; }
    public IReadOnlyList<long>? Shape { get; init; }
    public IReadOnlyList<string>? AxisNames { get; init; }
    public long? Records { get; init; }

    /// <summary>Null where there are no data, or no numbers.</summary>
    public SampleStatistics? Statistics { get; init; }

    /// <summary>First five values: double, BigInteger, Complex, bool, string, or null.</summary>
    public IReadOnlyList<object?>? First { get; init; }

    /// <summary>Last three values.</summary>
    public IReadOnlyList<object?>? Last { get; init; }

    public IReadOnlyList<FieldReport>? Fields { get; init; }
}
