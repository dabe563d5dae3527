using System.Runtime.InteropServices;
using Farside.Core.Rasters;

namespace Farside.Site.Tiles;

/// <summary>Linear 16-bit samples as a screen shows them: the sRGB curve and nothing else.</summary>
static class ScreenCurve
{
    static readonly Lazy<byte[]> Numbers = new(() => [.. Enumerable.Range(0, 65536).Select(sample => (byte)Math.Round(255 * LightMean.FromLight(sample / 65535.0)))]);

    /// <param name="linear">16 bits; opacity is left out.</param>
    public static Bitmap Of(Bitmap linear)
    {
        var colours = EightBits.Colours(linear.Channels);
        var shown = new Bitmap(linear.Width, linear.Height, colours, SampleKind.UInt8);
        var samples = MemoryMarshal.Cast<byte, ushort>(linear.Bytes.AsSpan());
        for (int from = 0, to = 0; from < samples.Length; from += linear.Channels, to += colours)
        {
            for (var channel = 0; channel < colours; channel++)
            {
                shown.Bytes[to + channel] = Numbers.Value[samples[from + channel]];
            }
        }

        return shown;
    }
}
