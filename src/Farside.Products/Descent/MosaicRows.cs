using System.Runtime.InteropServices;
using Farside.Core.Rasters;
using Farside.Processing.Descent.Mosaics;
using Farside.Products.Pictures;

namespace Farside.Products.Descent;

/// <summary>A mosaic's rows for a file, 8 or 16 bits, with opacity: clear where no frame shows anything.</summary>
sealed class MosaicRows(FrameMosaic mosaic, SampleKind kind) : PictureRows(mosaic.Grid.Width, mosaic.Grid.Height, mosaic.Planes + 1, kind)
{
    public override void Render(int fromRow, int toRow, Span<byte> rows)
    {
        for (var y = fromRow; y < toRow; y++)
        {
            var row = rows.Slice((y - fromRow) * Stride, Stride);
            for (var k = 0; k < mosaic.Planes; k++)
            {
                Fill(row, mosaic.Row(k, y), k);
            }
        }
    }

    void Fill(Span<byte> row, ReadOnlySpan<ushort> light, int plane)
    {
        for (var x = 0; x < light.Length; x++)
        {
            var value = light[x] == 0 ? 0 : light[x] - 1;
            Put(row, (x * Channels) + plane, Kind == SampleKind.UInt8 ? (value * byte.MaxValue + 32767) / 65534 : value);
            Put(row, (x * Channels) + mosaic.Planes, light[x] == 0 ? 0 : Kind == SampleKind.UInt8 ? byte.MaxValue : ushort.MaxValue);
        }
    }

    void Put(Span<byte> row, int at, int value)
    {
        if (Kind == SampleKind.UInt8)
        {
            row[at] = (byte)value;
        }
        else
        {
            MemoryMarshal.Cast<byte, ushort>(row)[at] = (ushort)value;
        }
    }
}
