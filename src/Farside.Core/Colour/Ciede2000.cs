namespace Farside.Core.Colour;

/// <summary>The colour difference ΔE₀₀ with all weights 1: about 1 is just seen side by side.</summary>
/// <remarks>Source: CIE 142-2001; the handling of hue angles as in Sharma, Wu &amp; Dalal 2005, Color Res. Appl. 30, 21–30.</remarks>
public static class Ciede2000
{
    const double TwentyFiveToTheSeventh = 6103515625;

    public static double Between(CieLab first, CieLab second)
    {
        var stretch = 1 + (0.5 * (1 - Bluish((Chroma(first.A, first.B) + Chroma(second.A, second.B)) / 2)));
        var (one, other) = (Polar(first, stretch), Polar(second, stretch));
        var hueStep = HueStep(one, other);
        var (lightness, chroma, hue) = ((one.L + other.L) / 2, (one.C + other.C) / 2, MeanHue(one, other));
        var l = (other.L - one.L) / LightnessWeight(lightness);
        var c = (other.C - one.C) / (1 + (0.045 * chroma));
        var h = 2 * Math.Sqrt(one.C * other.C) * Sin(hueStep / 2) / (1 + (0.015 * chroma * HueWeight(hue)));
        return Math.Sqrt((l * l) + (c * c) + (h * h) + (Rotation(chroma, hue) * c * h));
    }

    static (double L, double C, double H) Polar(CieLab lab, double stretch)
    {
        var a = lab.A * stretch;
        var hue = a == 0 && lab.B == 0 ? 0 : Math.Atan2(lab.B, a) * (180 / Math.PI);
        return (lab.L, Chroma(a, lab.B), hue < 0 ? hue + 360 : hue);
    }

    static double HueStep((double L, double C, double H) one, (double L, double C, double H) other)
    {
        var step = one.C * other.C == 0 ? 0 : other.H - one.H;
        return step > 180 ? step - 360 : step < -180 ? step + 360 : step;
    }

    // Of two hues on either side of red, the mean lies at red and not opposite; a grey has no hue to share.
    static double MeanHue((double L, double C, double H) one, (double L, double C, double H) other)
    {
        var sum = one.H + other.H;
        return one.C * other.C == 0 ? sum
            : Math.Abs(one.H - other.H) <= 180 ? sum / 2
            : sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
    }

    static double LightnessWeight(double lightness)
    {
        var off = (lightness - 50) * (lightness - 50);
        return 1 + (0.015 * off / Math.Sqrt(20 + off));
    }

    static double HueWeight(double hue) =>
        1 - (0.17 * Cos(hue - 30)) + (0.24 * Cos(2 * hue)) + (0.32 * Cos((3 * hue) + 6)) - (0.20 * Cos((4 * hue) - 63));

    static double Rotation(double chroma, double hue)
    {
        var off = (hue - 275) / 25;
        return -2 * Bluish(chroma) * Sin(60 * Math.Exp(-off * off));
    }

    static double Bluish(double chroma)
    {
        var seventh = Math.Pow(chroma, 7);
        return Math.Sqrt(seventh / (seventh + TwentyFiveToTheSeventh));
    }

    static double Chroma(double a, double b) => Math.Sqrt((a * a) + (b * b));

    static double Sin(double degrees) => Math.Sin(degrees * (Math.PI / 180));

    static double Cos(double degrees) => Math.Cos(degrees * (Math.PI / 180));
}
