namespace Farside.Processing.Imaging;

/// <summary>The sRGB transfer function between light and the number a screen is sent, both 0 to 1, with its straight part near black.</summary>
/// <remarks>Source: IEC 61966-2-1:1999, section 5.2.</remarks>
public static class SrgbCurve
{
    /// <summary>Light, 0 to 1 of white, to the encoded value: 12.92·L up to 0.0031308, else 1.055·L^(1/2.4) − 0.055.</summary>
    public static double Encode(double light) =>
        light <= 0.0031308 ? 12.92 * light : (1.055 * Math.Pow(light, 1 / 2.4)) - 0.055;

    /// <summary>The encoded value back to light, 0 to 1 of white.</summary>
    public static double Decode(double encoded) =>
        encoded <= 0.04045 ? encoded / 12.92 : Math.Pow((encoded + 0.055) / 1.055, 2.4);
}
