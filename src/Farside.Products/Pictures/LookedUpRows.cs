using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Farside.Core.Rasters;

namespace Farside.Products.Pictures;

/// <summary>Whole-number samples shown by a table of what each data number looks like: grey frames, and colour that is not a mosaic.</summary>
/// <param name="shown">One entry for each data number; larger ones show as the last.</param>
public sealed class LookedUpRows(Bitmap samples, byte[] shown) : PictureRows(samples.Width, samples.Height, samples.Channels, SampleKind.UInt8)
{
    readonly byte[] _shown = Padded(shown, samples.Kind);

    public override void Render(int fromRow, int toRow, Span<byte> rows)
    {
        var count = (toRow - fromRow) * Stride;
        var from = fromRow * Stride;
        if (samples.Kind == SampleKind.UInt8)
        {
            Show(samples.Bytes.AsSpan(from, count), rows[..count]);
        }
        else
        {
            Show(samples.Samples<ushort>().Slice(from, count), rows[..count]);
        }
    }

    void Show<TSample>(ReadOnlySpan<TSample> stored, Span<byte> rows) where TSample : unmanaged
    {
        // Every value of the sample's type has an entry, so no look-up can leave the table.
        ref var table = ref MemoryMarshal.GetArrayDataReference(_shown);
        for (var i = 0; i < stored.Length; i++)
        {
            rows[i] = Unsafe.Add(ref table, Unsafe.SizeOf<TSample>() == 1 ? Unsafe.BitCast<TSample, byte>(stored[i]) : Unsafe.BitCast<TSample, ushort>(stored[i]));
        }
    }

    static byte[] Padded(byte[] shown, SampleKind kind)
    {
        var table = new byte[kind == SampleKind.UInt8 ? 256 : 65536];
        shown.AsSpan(0, Math.Min(shown.Length, table.Length)).CopyTo(table);
        table.AsSpan(Math.Min(shown.Length, table.Length)).Fill(shown[^1]);
        return table;
    }
}
