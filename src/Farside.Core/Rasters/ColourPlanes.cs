namespace Farside.Core.Rasters;

/// <summary>Colour as three planes of equal size: what vector kernels want. Proportional to scene light unless a name says otherwise.</summary>
public sealed class ColourPlanes(Raster<Linear> red, Raster<Linear> green, Raster<Linear> blue)
{
    public ColourPlanes(int width, int height) : this(new(width, height), new(width, height), new(width, height))
    {
    }

    public Raster<Linear> Red => red;
    public Raster<Linear> Green => green;
    public Raster<Linear> Blue => blue;
    public int Width => red.Width;
    public int Height => red.Height;
}
