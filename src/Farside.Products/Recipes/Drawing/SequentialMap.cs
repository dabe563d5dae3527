using Farside.Core.Rasters;

namespace Farside.Products.Recipes.Drawing;

/// <summary>Amounts as colour: dark blue for little, light yellow for much, on a straight line through grey, so that every kind of colour vision and a grey print see the same order.</summary>
static class SequentialMap
{
    const int Steps = 512;
    static readonly Rgb8[] Table = [.. Enumerable.Range(0, Steps).Select(i => Compute(i / (Steps - 1.0)))];

    /// <param name="value">0 to 1; beyond is held to the ends.</param>
    public static Rgb8 At(double value) => Table[(int)Math.Round(Math.Clamp(value, 0, 1) * (Steps - 1))];

    static Rgb8 Compute(double value) => Oklab.ToRgb(double.Lerp(0.20, 0.95, value), double.Lerp(-0.01, -0.03, value), double.Lerp(-0.11, 0.16, value));
}
