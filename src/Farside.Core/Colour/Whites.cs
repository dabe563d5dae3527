namespace Farside.Core.Colour;

/// <summary>White points as CIE XYZ with Y = 1, for the 1931 observer.</summary>
public static class Whites
{
    /// <summary>Daylight of 6504 K, the white of sRGB: x = 0.3127, y = 0.3290 (IEC 61966-2-1:1999).</summary>
    public static Tristimulus D65 { get; } = FromChromaticity(0.3127, 0.3290);

    /// <summary>Daylight of 5003 K, under which charts' makers state their colours: 0.9642, 1, 0.8249 (ISO 13655, ICC.1).</summary>
    public static Tristimulus D50 { get; } = new(0.9642, 1, 0.8249);

    /// <summary>The Sun without an atmosphere, from <see cref="SolarIrradiance"/>: what lights the Moon.</summary>
    public static Tristimulus Sun { get; } = StandardObserver.White(SolarIrradiance.At);

    public static Tristimulus FromChromaticity(double x, double y) => new(x / y, 1, (1 - x - y) / y);
}
