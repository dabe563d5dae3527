namespace Farside.Core.Measurements;

/// <summary>What an instrument measured, in the field's own terms, with the observation it belongs to.</summary>
public abstract record Measurement
{
    public required Observation Observation { get; init; }
}
