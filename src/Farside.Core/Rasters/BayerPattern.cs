namespace Farside.Core.Rasters;

/// <summary>Which colours the 2 × 2 cell at a mosaic's top-left corner holds, read left to right, top to bottom.</summary>
public enum BayerPattern
{
    Rggb,
    Grbg,
    Gbrg,
    Bggr,
}
