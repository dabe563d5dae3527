using Farside.Processing.Imaging;

namespace Farside.Products.Pictures;

/// <summary>The light of a screen for each number it is sent, on the same scale: white stays white, 188 of 255 becomes 128.</summary>
static class DisplayLight
{
    static readonly Lazy<float[]> EightBit = new(() => Make(255));

    /// <summary>One entry for each whole number from 0 to <paramref name="white"/>.</summary>
    public static float[] Table(double white) => white == 255 ? EightBit.Value : Make(white);

    static float[] Make(double white) => [.. Enumerable.Range(0, (int)white + 1).Select(number => (float)(white * SrgbCurve.Decode(number / white)))];
}
