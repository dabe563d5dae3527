using Farside.Core.Rasters;
using Farside.Processing.Imaging;
using Farside.Processing.Imaging.Colour;

namespace Farside.Products.Pictures;

/// <summary>A Bayer mosaic as a picture for a screen: 8 bits a channel, sRGB.</summary>
public sealed class MosaicDisplayRows(Mosaic mosaic, IDemosaicer demosaicer, ColourPlanes band, DisplayTable table)
    : DemosaicedRows(mosaic, demosaicer, band, SampleKind.UInt8)
{
    readonly ColourGains _gains = table.Look.Gains.Over(mosaic.Gains);

    protected override void Encode(Span<float> red, Span<float> green, Span<float> blue, Span<byte> row)
    {
        _gains.Balance(red, green, blue);
        if (!table.Look.Matrix.IsIdentity)
        {
            table.Look.Matrix.Apply(red, green, blue, (float)table.Look.White);
        }

        table.Show(red, green, blue, row);
    }
}
