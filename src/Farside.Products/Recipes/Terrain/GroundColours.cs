using Farside.Core.Rasters;
using Farside.Processing.Imaging;
using Farside.Processing.Terrain;

namespace Farside.Products.Recipes.Terrain;

/// <summary>Colours of ground drawn for people. From deep blue to pale yellow with steadily rising lightness: red-green blind eyes and grey prints read them too.</summary>
static class GroundColours
{
    static readonly (double R, double G, double B)[] Stops = [(16, 38, 92), (66, 84, 116), (120, 122, 120), (178, 154, 92), (252, 234, 152)];

    /// <summary>What slope classes end at, degrees; steeper is one class more.</summary>
    public static IReadOnlyList<double> SlopeClassesDeg { get; } = [5, 10, 15, 20, 25, 30];

    /// <summary>What is not known.</summary>
    public static Rgb8 Open { get; } = new(226, 223, 216);

    /// <param name="share">0 lowest, 1 highest.</param>
    /// <param name="light">What the colour is dimmed to.</param>
    public static Rgb8 Height(double share, double light = 1)
    {
        var at = Math.Clamp(share, 0, 1) * (Stops.Length - 1);
        var i = Math.Min(Stops.Length - 2, (int)at);
        double Mix(double a, double b) => double.Lerp(a, b, at - i) * light;
        return new(Byte(Mix(Stops[i].R, Stops[i + 1].R)), Byte(Mix(Stops[i].G, Stops[i + 1].G)), Byte(Mix(Stops[i].B, Stops[i + 1].B)));
    }

    /// <summary>Gentle ground is pale, steep ground dark.</summary>
    public static Rgb8 Slope(double slopeDeg)
    {
        var place = 0;
        while (place < SlopeClassesDeg.Count && slopeDeg >= SlopeClassesDeg[place])
            place++;

        return Height(1 - (place / (double)SlopeClassesDeg.Count));
    }

    public static Rgb8 Grey(double light) => Byte(255 * SrgbCurve.Encode(Math.Clamp(light, 0, 1))) is var grey ? new(grey, grey, grey) : default;

    public static Rgb8 Of(GroundLight light, double gain) => light.IsMissing ? Open : new(Shown(light.R * gain), Shown(light.G * gain), Shown(light.B * gain));

    static byte Shown(double linear) => Byte(255 * SrgbCurve.Encode(Math.Clamp(linear, 0, 1)));

    static byte Byte(double value) => (byte)Math.Clamp(Math.Round(value), 0, 255);
}
