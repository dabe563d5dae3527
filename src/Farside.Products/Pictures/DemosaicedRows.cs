using System.Runtime.InteropServices;
using Farside.Core.Rasters;
using Farside.Processing.Imaging;

namespace Farside.Products.Pictures;

/// <summary>A Bayer mosaic in full colour, demosaiced a band at a time; what becomes of the light is the subclass's.</summary>
/// <param name="band">Scratch as wide as the mosaic; its height is the band's.</param>
public abstract class DemosaicedRows(Mosaic mosaic, IDemosaicer demosaicer, ColourPlanes band, SampleKind kind)
    : PictureRows(mosaic.Light.Width, mosaic.Light.Height, 3, kind)
{
    public override int BandHeight => band.Height;

    public override void Render(int fromRow, int toRow, Span<byte> rows)
    {
        for (var y = fromRow; y < toRow; y += band.Height)
        {
            var end = Math.Min(toRow, y + band.Height);
            demosaicer.Demosaic(mosaic.Light, mosaic.Pattern, y, end, band);
            for (var row = y; row < end; row++)
            {
                Encode(Floats(band.Red, row - y), Floats(band.Green, row - y), Floats(band.Blue, row - y), rows.Slice((row - fromRow) * Stride, Stride));
            }
        }
    }

    /// <summary>One row of balanced light to one row of the picture; the light is scratch and may be changed.</summary>
    protected abstract void Encode(Span<float> red, Span<float> green, Span<float> blue, Span<byte> row);

    static Span<float> Floats(Raster<Linear> plane, int y) => MemoryMarshal.Cast<Linear, float>(plane.Row(y));
}
