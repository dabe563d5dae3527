using Farside.Core.Rasters;

namespace Farside.Processing.Imaging;

/// <summary>
/// Fills in a Bayer mosaic's missing colours, a band of rows at a time, so that a band's planes stay in the processor's cache. The
/// result does not depend on how the picture is cut into bands, nor on the width of this machine's vectors.
/// </summary>
public interface IDemosaicer
{
    /// <summary>Demosaics rows [<paramref name="fromRow"/>, <paramref name="toRow"/>).</summary>
    /// <param name="mosaic">The whole mosaic; rows beyond the band are read as context.</param>
    /// <param name="band">Row 0 receives <paramref name="fromRow"/>; width as the mosaic, at least as high as the band.</param>
    void Demosaic(Raster<Linear> mosaic, BayerPattern pattern, int fromRow, int toRow, ColourPlanes band);
}
