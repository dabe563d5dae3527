using Farside.Core.Rasters;

namespace Farside.Products.Pictures;

/// <summary>Whole-number samples times a whole number, 16 bits each: the linear file of a frame that is not a mosaic.</summary>
public sealed class ScaledRows(Bitmap samples, int scale) : PictureRows(samples.Width, samples.Height, samples.Channels, SampleKind.UInt16)
{
    public override void Render(int fromRow, int toRow, Span<byte> rows)
    {
        var (from, count) = (fromRow * Width * Channels, (toRow - fromRow) * Width * Channels);
        var scaled = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, ushort>(rows)[..count];
        for (var i = 0; i < count; i++)
        {
            var stored = samples.Kind == SampleKind.UInt8 ? samples.Bytes[from + i] : samples.Samples<ushort>()[from + i];
            scaled[i] = (ushort)Math.Min(stored * scale, ushort.MaxValue);
        }
    }
}
