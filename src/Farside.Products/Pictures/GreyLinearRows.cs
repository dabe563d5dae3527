using System.Runtime.InteropServices;
using Farside.Core.Rasters;
using Farside.Processing.Imaging;

namespace Farside.Products.Pictures;

/// <summary>Grey light as whole numbers: value = scale · light, rounded to the nearest and held to the range.</summary>
public sealed class GreyLinearRows(Raster<Linear> light, double scale) : PictureRows(light.Width, light.Height, 1, SampleKind.UInt16)
{
    public override void Render(int fromRow, int toRow, Span<byte> rows)
    {
        for (var y = fromRow; y < toRow; y++)
        {
            Rounding.Grey(MemoryMarshal.Cast<Linear, float>(light.Row(y)), (float)scale, ushort.MaxValue, MemoryMarshal.Cast<byte, ushort>(rows.Slice((y - fromRow) * Stride, Stride)));
        }
    }
}
