namespace Farside.Core.Measurements;

/// <summary>A table of numbers and texts by column, for payloads that are no more than that.</summary>
public sealed record MeasuredTable : Measurement
{
    public required IReadOnlyList<MeasuredColumn> Columns { get; init; }
}
