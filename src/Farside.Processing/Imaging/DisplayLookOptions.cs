namespace Farside.Processing.Imaging;

/// <summary>How a look is chosen from what the frames hold.</summary>
public sealed record DisplayLookOptions
{
    /// <summary>Percentage of samples that may be darker than display black.</summary>
    public double LowPercent { get; init; } = 0.5;

    /// <summary>Percentage of samples at or below the frame's bright end.</summary>
    public double HighPercent { get; init; } = 99.9;

    /// <summary>Display white over the bright end: bare soil, which has no highlights, would otherwise be shown as bright as snow.</summary>
    public double Headroom { get; init; } = 1.2;

    /// <summary>How strongly shadows are lifted: 0 keeps light linear, 1 multiplies faint light by 1.13, 10 by 3.3, 100 by 19.</summary>
    public double AsinhStrength { get; init; } = 1;

    /// <summary>Whether a mosaic's colours are balanced on its lit soil.</summary>
    public bool WhiteBalance { get; init; } = true;
}
