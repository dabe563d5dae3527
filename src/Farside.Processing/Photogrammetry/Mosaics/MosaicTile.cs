using Farside.Core.Rasters;

namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>A finished part of a mosaic.</summary>
/// <param name="Column">Of the mosaic, at the tile's left edge.</param>
/// <param name="Row">Of the mosaic, at the tile's upper edge.</param>
/// <param name="Colour">Linear, NaN where no picture sees the scene.</param>
/// <param name="Alpha">255 where some picture sees the scene, else 0.</param>
/// <param name="Sources">1 + the place in the list of views of the picture that a pixel mostly comes from; 0 for none.</param>
public sealed record MosaicTile(int Column, int Row, ColourPlanes Colour, Raster<byte> Alpha, Raster<ushort> Sources)
{
    public int Width => Colour.Width;
    public int Height => Colour.Height;
}
