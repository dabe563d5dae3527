using System.Runtime.InteropServices;
using Farside.Core.Rasters;
using Farside.Processing.Imaging;

namespace Farside.Products.Pictures;

/// <summary>Float samples as a picture for a screen, all channels by one look; what is missing (NaN) shows as black.</summary>
public sealed class FloatDisplayRows(Bitmap samples, DisplayTable table) : PictureRows(samples.Width, samples.Height, samples.Channels, SampleKind.UInt8)
{
    public override void Render(int fromRow, int toRow, Span<byte> rows)
    {
        for (var y = fromRow; y < toRow; y++)
        {
            table.Show(MemoryMarshal.Cast<byte, float>(samples.Row(y)), rows.Slice((y - fromRow) * Stride, Stride));
        }
    }
}
