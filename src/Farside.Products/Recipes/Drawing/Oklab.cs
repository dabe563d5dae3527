using Farside.Core.Rasters;
using Farside.Processing.Imaging;

namespace Farside.Products.Recipes.Drawing;

/// <summary>Colours by how they look: lightness 0 to 1, and two axes from green to red and from blue to yellow. Source: B. Ottosson 2020, "A perceptual color space for image processing", its matrices.</summary>
static class Oklab
{
    public static Rgb8 ToRgb(double lightness, double a, double b)
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
