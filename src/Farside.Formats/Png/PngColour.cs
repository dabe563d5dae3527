namespace Farside.Formats.Png;

/// <summary>What the samples of a PNG mean to a colour-managed viewer.</summary>
public enum PngColour
{
    /// <summary>The file says nothing.</summary>
    Unspecified,

    /// <summary>Encoded for a screen: an sRGB chunk.</summary>
    Srgb,

    /// <summary>Proportional to light, sRGB primaries: gAMA 1, cHRM and an ICC profile with straight curves.</summary>
    Linear,
}
