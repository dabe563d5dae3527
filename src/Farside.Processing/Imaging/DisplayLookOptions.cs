namespace Farside.Processing.Imaging;

/// <summary>How a look is chosen from what the frames hold.</summary>
public sealed record DisplayLookOptions
{
    /// <summary>Percentage of samples that may be darker than display black.</summary>
    public double LowPercent { get; init; } = 0.1;

    /// <summary>Percentage of samples at or below display white; the rest shows as white.</summary>
    public double HighPercent { get; init; } = 99.8;

    /// <summary>How strongly shadows are lifted: 0 keeps light linear, 3 multiplies faint light by 1.65, 30 by 7.3.</summary>
    public double AsinhStrength { get; init; } = 3;

    /// <summary>Whether a mosaic's colours are balanced on its lit soil.</summary>
    public bool WhiteBalance { get; init; } = true;
}
