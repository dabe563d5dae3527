using Farside.Core.Rasters;
using Farside.Processing.Imaging;

namespace Farside.Products.Recipes.Drawing;

/// <summary>
/// Signed values as colour: blue below zero, paper at zero, rust above. Lightness falls in a straight line from zero outwards, alike on both sides, so that
/// equal steps look equal and a grey print still reads.
/// </summary>
/// <remarks>Built in Oklab. Source: B. Ottosson 2020, "A perceptual color space for image processing", its matrices.</remarks>
static class DivergingMap
{
    const double PaperLightness = 0.975;
    const double EndLightness = 0.27;
    const double BlueHueRad = 4.36;
    const double RustHueRad = 0.87;
    const double MostChroma = 0.135;
    const int Steps = 511;

    static readonly Rgb8[] Table = [.. Enumerable.Range(0, Steps).Select(i => Compute((i - (Steps / 2)) / (double)(Steps / 2)))];

    /// <param name="value">−1 to 1; beyond is held to the ends.</param>
    public static Rgb8 At(double value) => Table[(int)Math.Round((Math.Clamp(value, -1, 1) + 1) * (Steps / 2))];

    static Rgb8 Compute(double value)
    {
        var far = Math.Abs(value);
        var lightness = PaperLightness + ((EndLightness - PaperLightness) * far);
        var chroma = MostChroma * Math.Sin(Math.PI * Math.Pow(far, 0.8) * 0.82);
        var hue = value < 0 ? BlueHueRad : RustHueRad;
        return FromOklab(lightness, chroma * Math.Cos(hue), chroma * Math.Sin(hue));
    }

    static Rgb8 FromOklab(double lightness, double a, double b)
    {
        var l = Cube(lightness + (0.3963377774 * a) + (0.2158037573 * b));
        var m = Cube(lightness - (0.1055613458 * a) - (0.0638541728 * b));
        var s = Cube(lightness - (0.0894841775 * a) - (1.2914855480 * b));
        return new(
            Encode((4.0767416621 * l) - (3.3077115913 * m) + (0.2309699292 * s)),
            Encode((-1.2684380046 * l) + (2.6097574011 * m) - (0.3413193965 * s)),
            Encode((-0.0041960863 * l) - (0.7034186147 * m) + (1.7076147010 * s)));
    }

    static double Cube(double value) => value * value * value;

    static byte Encode(double linear) => (byte)Math.Round(255 * SrgbCurve.Encode(Math.Clamp(linear, 0, 1)));
}
