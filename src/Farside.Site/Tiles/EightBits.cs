using System.Runtime.InteropServices;
using Farside.Core.Rasters;

namespace Farside.Site.Tiles;

/// <summary>Rows of any picture as what a screen takes: 8 bits, without opacity.</summary>
static class EightBits
{
    /// <param name="channels">Of the source: 1 to 4.</param>
    public static void Convert(ReadOnlySpan<byte> row, int channels, SampleKind kind, Span<byte> target)
    {
        var colours = Colours(channels);
        if (kind == SampleKind.UInt8 && colours == channels)
        {
            row.CopyTo(target);
            return;
        }

        var pixels = target.Length / colours;
        var words = kind == SampleKind.UInt16 ? MemoryMarshal.Cast<byte, ushort>(row) : [];
        for (var pixel = 0; pixel < pixels; pixel++)
        {
            for (var channel = 0; channel < colours; channel++)
            {
                var at = (pixel * channels) + channel;
                target[(pixel * colours) + channel] = kind == SampleKind.UInt16 ? (byte)((words[at] + 128) / 257) : row[at];
            }
        }
    }

    /// <summary>1 for grey, 3 for colour.</summary>
    public static int Colours(int channels) => channels >= 3 ? 3 : 1;
}
