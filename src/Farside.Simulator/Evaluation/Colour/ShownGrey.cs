namespace Farside.Simulator.Evaluation.Colour;

/// <summary>
/// White balance as it is seen: pixels that the picture shows as grey (8-bit numbers equal within two, neither dark nor bright), and how far from
/// grey their true light is. Nothing is read of what the product says of its own balance.
/// </summary>
/// <remarks>
/// The truth is divided by a grey surface's signal and taken as linear sRGB of luminance 0.184, where grey has L* = 50; the distance is
/// √(a*² + b*²). Source of the formulas: IEC 61966-2-1:1999; CIE 15:2004, section 8.2.1.
/// </remarks>
sealed class ShownGrey : IColourQuantity
{
    public const string Quantity = "white balance, true colour of what is shown as grey";

    const long LeastPixels = 200;
    const int Tolerance = 2;
    const byte Darkest = 60;
    const byte Brightest = 220;
    const double MiddleGrey = 0.184;

    readonly double[] _light = new double[3];
    long _count;

    public void Look(ColourPair pair)
    {
        if (pair.Neutral is not { } neutral || neutral.Min() <= 0)
        {
            return;
        }

        for (var y = 0; y < pair.Height; y++)
        {
            Look(pair.JudgedRow(y), pair.TruthRow(y), pair.Shown.Row(y), neutral);
        }
    }

    public IEnumerable<(string Quantity, string Detail, double Value)> Values() => _count >= LeastPixels ? [(Quantity, "", Chroma(_light))] : [];

    void Look(ReadOnlySpan<byte> judged, ReadOnlySpan<ushort> truth, ReadOnlySpan<byte> shown, double[] neutral)
    {
        for (var x = 0; x < judged.Length; x++)
        {
            var (r, g, b) = (shown[3 * x], shown[(3 * x) + 1], shown[(3 * x) + 2]);
            if (judged[x] == 0 || g is < Darkest or > Brightest || Math.Abs(r - g) > Tolerance || Math.Abs(b - g) > Tolerance)
            {
                continue;
            }

            for (var colour = 0; colour < 3; colour++)
            {
                _light[colour] += truth[(3 * x) + colour] / neutral[colour];
            }

            _count++;
        }
    }

    /// <summary>√(a*² + b*²) of linear sRGB brought to middle grey's luminance.</summary>
    internal static double Chroma(IReadOnlyList<double> rgb)
    {
        var luminance = (0.2126 * rgb[0]) + (0.7152 * rgb[1]) + (0.0722 * rgb[2]);
        var (r, g, b) = (rgb[0] * MiddleGrey / luminance, rgb[1] * MiddleGrey / luminance, rgb[2] * MiddleGrey / luminance);

        // Each over the white of all three at 1, so that grey is exactly grey.
        var x = ((0.4124 * r) + (0.3576 * g) + (0.1805 * b)) / 0.9505;
        var z = ((0.0193 * r) + (0.1192 * g) + (0.9505 * b)) / 1.089;
        var (fx, fy, fz) = (Lightness(x), Lightness(MiddleGrey), Lightness(z));
        return Math.Sqrt((500 * 500 * (fx - fy) * (fx - fy)) + (200 * 200 * (fy - fz) * (fy - fz)));
    }

    static double Lightness(double t) => t > 216.0 / 24389 ? Math.Cbrt(t) : ((24389.0 / 27 * t) + 16) / 116;
}
