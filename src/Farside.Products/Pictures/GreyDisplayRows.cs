using System.Runtime.InteropServices;
using Farside.Core.Rasters;
using Farside.Processing.Imaging;

namespace Farside.Products.Pictures;

/// <summary>Grey light as a picture for a screen.</summary>
public sealed class GreyDisplayRows(Raster<Linear> light, DisplayTable table) : PictureRows(light.Width, light.Height, 1, SampleKind.UInt8)
{
    public override void Render(int fromRow, int toRow, Span<byte> rows)
    {
        for (var y = fromRow; y < toRow; y++)
        {
            table.Show(MemoryMarshal.Cast<Linear, float>(light.Row(y)), rows.Slice((y - fromRow) * Stride, Stride));
        }
    }
}
