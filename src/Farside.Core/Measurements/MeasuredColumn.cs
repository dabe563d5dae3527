namespace Farside.Core.Measurements;

/// <summary>One column: numbers where it has them (NaN where missing), else texts.</summary>
public sealed record MeasuredColumn(string Name, string Unit, double[]? Numbers, string[]? Texts)
{
    /// <summary>What the label says of it; empty when it says nothing.</summary>
    public string Description { get; init; } = "";
}
