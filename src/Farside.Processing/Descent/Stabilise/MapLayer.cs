using Farside.Core.Rasters;

namespace Farside.Processing.Descent.Stabilise;

/// <summary>The part of a growing map that frames of about one resolution fill: brightness and how solid it is, both 0 to 255.</summary>
sealed class MapLayer
{
    public MapLayer(double left, double top, double unitsPerPixel, int width, int height)
    {
        (Left, Top, UnitsPerPixel) = (left, top, unitsPerPixel);
        (Shades, Cover) = (new(width, height), new(width, height));
    }

    /// <summary>Ground coordinate u of the first column's pixel centres.</summary>
    public double Left { get; }

    /// <summary>Ground coordinate v of the first row's pixel centres.</summary>
    public double Top { get; }

    public double UnitsPerPixel { get; }
    public Raster<byte> Shades { get; }
    public Raster<byte> Cover { get; }

    public (double Column, double Row) PixelOf(double u, double v) => ((u - Left) / UnitsPerPixel, (Top - v) / UnitsPerPixel);

    public (double U, double V) GroundOf(double column, double row) => (Left + (column * UnitsPerPixel), Top - (row * UnitsPerPixel));
}
