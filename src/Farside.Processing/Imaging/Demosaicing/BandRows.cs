using System.Runtime.InteropServices;
using Farside.Core.Rasters;

namespace Farside.Processing.Imaging.Demosaicing;

/// <summary>Checks a demosaicer's arguments once, for all of them.</summary>
static class BandRows
{
    public static void Check(Raster<Linear> mosaic, int fromRow, int toRow, ColourPlanes band)
    {
        if (mosaic.Width < 2 || mosaic.Height < 2)
        {
            throw new ArgumentException(
                $"A mosaic of {mosaic.Width} × {mosaic.Height} does not hold all colours: give at least 2 × 2.", nameof(mosaic));
        }

        if (fromRow < 0 || toRow > mosaic.Height || toRow < fromRow)
        {
            throw new ArgumentOutOfRangeException(nameof(toRow), $"Rows [{fromRow}, {toRow}) are not within a mosaic of {mosaic.Height} rows.");
        }

        if (band.Width != mosaic.Width || band.Height < toRow - fromRow)
        {
            throw new ArgumentException(
                $"A band of {band.Width} × {band.Height} cannot receive {toRow - fromRow} rows of a mosaic {mosaic.Width} wide.", nameof(band));
        }
    }

    public static Span<float> Floats(Raster<Linear> plane, int y) => MemoryMarshal.Cast<Linear, float>(plane.Row(y));
}
