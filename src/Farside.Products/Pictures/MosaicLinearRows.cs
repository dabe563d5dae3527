using System.Runtime.InteropServices;
using Farside.Core.Rasters;
using Farside.Processing.Imaging;

namespace Farside.Products.Pictures;

/// <summary>A Bayer mosaic's light as whole numbers, white balance undone: value = scale · data number above black, rounded to the nearest and held to the range.</summary>
/// <param name="scale">Output steps for one data number.</param>
public sealed class MosaicLinearRows(Mosaic mosaic, IDemosaicer demosaicer, ColourPlanes band, double scale, SampleKind kind)
    : DemosaicedRows(mosaic, demosaicer, band, kind)
{
    readonly ColourGains _gains = new(scale / mosaic.Gains.Red, scale / mosaic.Gains.Green, scale / mosaic.Gains.Blue);

    protected override void Encode(Span<float> red, Span<float> green, Span<float> blue, Span<byte> row)
    {
        if (Kind == SampleKind.UInt8)
        {
            Rounding.Interleave(red, green, blue, _gains, row);
        }
        else
        {
            Rounding.Interleave(red, green, blue, _gains, MemoryMarshal.Cast<byte, ushort>(row));
        }
    }
}
