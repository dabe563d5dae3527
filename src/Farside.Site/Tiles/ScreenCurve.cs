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

    /// <summary>One linear channel between two samples: black at the one, white at the other; no sample (0) stays black, the darkest ground is 1.</summary>
    public static Bitmap Between(Bitmap linear, int black, int white)
    {
        if (linear is not { Channels: 1, Kind: SampleKind.UInt16 })
        {
            throw new ArgumentException($"One channel of 16 bits is shown so, not {linear.Channels} of {linear.Kind}.", nameof(linear));
        }

        var samples = linear.Samples<ushort>();
        var shown = new Bitmap(linear.Width, linear.Height, 1, SampleKind.UInt8);
        for (var at = 0; at < samples.Length; at++)
        {
            var share = Math.Clamp((samples[at] - black) / (double)Math.Max(1, white - black), 0, 1);
            shown.Bytes[at] = samples[at] == 0 ? (byte)0 : (byte)Math.Max(1, Math.Round(255 * LightMean.FromLight(share)));
        }

        return shown;
    }
}
