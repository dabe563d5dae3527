using System.Runtime.CompilerServices;
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

        if (kind == SampleKind.UInt8)
        {
            WithoutOpacity(row, channels, target);
        }
        else
        {
            Halved(MemoryMarshal.Cast<byte, ushort>(row), channels, target);
        }
    }

    static void WithoutOpacity(ReadOnlySpan<byte> row, int channels, Span<byte> target)
    {
        if (channels == 2)
        {
            for (var to = 0; to < target.Length; to++)
            {
                target[to] = row[2 * to];
            }

            return;
        }

        // Four bytes are written where three belong; the next pixel's take the place of the fourth.
        ref var from = ref MemoryMarshal.GetReference(row);
        ref var at = ref MemoryMarshal.GetReference(target);
        var whole = Math.Min((target.Length - 1) / 3, row.Length / 4);
        for (var pixel = 0; pixel < whole; pixel++)
        {
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, pixel * 3), Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref from, pixel * 4)));
        }

        for (var to = whole * 3; to < target.Length; to++)
        {
            target[to] = row[(to / 3 * 4) + (to % 3)];
        }
    }

    static void Halved(ReadOnlySpan<ushort> row, int channels, Span<byte> target)
    {
        var colours = Colours(channels);
        for (var to = 0; to < target.Length; to++)
        {
            target[to] = (byte)((row[(to / colours * channels) + (to % colours)] + 128) / 257);
        }
    }

    /// <summary>1 for grey, 3 for colour.</summary>
    public static int Colours(int channels) => channels >= 3 ? 3 : 1;
}
