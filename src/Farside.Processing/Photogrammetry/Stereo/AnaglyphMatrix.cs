using System.Collections.Immutable;
using Farside.Core.Rasters;

namespace Farside.Processing.Photogrammetry.Stereo;

/// <summary>
/// Three rows (red, green, blue of the anaglyph) of six shares (red, green, blue of the left picture, then of the right one), for light: colours are
/// mixed before the screen's curve, not after it. Every row sums to 1, so that grey stays grey.
/// </summary>
public sealed record AnaglyphMatrix(ImmutableArray<double> Shares)
{
    // Luminance of sRGB's primaries: IEC 61966-2-1.
    const double Red = 0.2126, Green = 0.7152, Blue = 0.0722;

    // Least squares between what each eye should see and what it sees through its filter, with the phosphors and filters that Sanders & McAllister
    // 2003 measured (Proc. SPIE 5006, 348–358); Dubois 2001, Proc. IEEE ICASSP 3, 1661–1664. The test works it out again from their spectra.
    static readonly double[] DuboisShares =
    [
        0.456100, 0.500484, 0.176381, -0.0434706, -0.0879388, -0.00155529,
        -0.0400822, -0.0378246, -0.0157589, 0.378476, 0.733640, -0.0184503,
        -0.0152161, -0.0205971, -0.00546856, -0.0721527, -0.112961, 1.226395,
    ];

    public static AnaglyphMatrix Of(AnaglyphMethod method) => new([.. method switch
    {
        AnaglyphMethod.Dubois => DuboisShares,
        AnaglyphMethod.Grey => [Red, Green, Blue, 0, 0, 0, 0, 0, 0, Red, Green, Blue, 0, 0, 0, Red, Green, Blue],
        AnaglyphMethod.HalfColour => [Red, Green, Blue, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1],
        AnaglyphMethod.Colour => [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1.0],
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "No such method."),
    }]);

    /// <summary>Mixes one row of pixels; light from 0 to 1, NaN (nothing there) counts as dark.</summary>
    /// <param name="output">Red, green and blue light of the anaglyph, each held to 0…1.</param>
    public void Mix(ReadOnlySpan<Linear> leftRed, ReadOnlySpan<Linear> leftGreen, ReadOnlySpan<Linear> leftBlue,
        ReadOnlySpan<Linear> rightRed, ReadOnlySpan<Linear> rightGreen, ReadOnlySpan<Linear> rightBlue, Span<float> output)
    {
        Span<float> m = stackalloc float[18];
        for (var i = 0; i < m.Length; i++)
        {
            m[i] = (float)Shares[i];
        }

        for (var x = 0; x < leftRed.Length; x++)
        {
            float a = Light(leftRed[x]), b = Light(leftGreen[x]), c = Light(leftBlue[x]), d = Light(rightRed[x]), e = Light(rightGreen[x]), f = Light(rightBlue[x]);
            for (var k = 0; k < 3; k++)
            {
                var row = m.Slice(6 * k, 6);
                output[(3 * x) + k] = Math.Clamp((row[0] * a) + (row[1] * b) + (row[2] * c) + (row[3] * d) + (row[4] * e) + (row[5] * f), 0, 1);
            }
        }
    }

    static float Light(Linear sample) => float.IsNaN(sample.Value) ? 0 : sample.Value;
}
