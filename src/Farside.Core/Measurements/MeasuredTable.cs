namespace Farside.Core.Measurements;

/// <summary>A table of numbers and texts by column, for payloads that are no more than that.</summary>
public sealed record MeasuredTable : Measurement
{
    public required IReadOnlyList<MeasuredColumn> Columns { get; init; }
}

/// <summary>One column: numbers where it has them (NaN where missing), else texts.</summary>
public sealed record MeasuredColumn(string Name, string Unit, double[]? Numbers, string[]? Texts);
