namespace Farside.Products.Pictures.Conversion;

/// <summary>What a converted picture's numbers are.</summary>
public enum Rendering
{
    /// <summary>For a screen: 8 bits, stretched where the source is linear, sRGB.</summary>
    Display,

    /// <summary>Proportional to light: no stretch, no curve.</summary>
    Linear,

    /// <summary>The samples as they are stored, a mosaic left as a mosaic.</summary>
    Raw,
}
