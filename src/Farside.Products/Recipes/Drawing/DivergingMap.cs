using Farside.Core.Rasters;

namespace Farside.Products.Recipes.Drawing;

/// <summary>
/// Signed values as colour: blue below zero, paper at zero, rust above. Lightness falls in a straight line from zero outwards, alike on both sides, so that
/// equal steps look equal and a grey print still reads.
/// </summary>
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
        return Oklab.ToRgb(lightness, chroma * Math.Cos(hue), chroma * Math.Sin(hue));
    }
}
