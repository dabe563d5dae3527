namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>Takes a mosaic, tile by tile.</summary>
public interface IMosaicSink
{
    /// <summary>
    /// Called once for every tile, from left to right and then downwards, never twice at once. The tile's rasters are used again afterwards: what
    /// is to stay must be copied.
    /// </summary>
    void Write(MosaicTile tile);
}
