using Farside.Core.Rasters;

namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>One picture to be joined with others.</summary>
/// <param name="Colour">Proportional to scene light; NaN where missing. The same raster three times for a grey picture.</param>
/// <param name="Mask">0 where the picture may be used, anything else where not (hardware, defects); null for all of it.</param>
public sealed record MosaicPicture(ColourPlanes Colour, Raster<byte>? Mask = null)
{
    public static MosaicPicture Grey(Raster<Linear> plane, Raster<byte>? mask = null) => new(new ColourPlanes(plane, plane, plane), mask);
}
