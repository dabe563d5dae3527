using Farside.Core.Rasters;

namespace Farside.Processing.Terrain;

/// <summary>The light of ground as pictures of squares of it, north up: textures of meshes, tiles and films.</summary>
public interface IGroundPaint
{
    /// <summary>Linear light; missing where none is known.</summary>
    /// <param name="westM">Of the square's edge, metres east of the site's origin.</param>
    /// <param name="northM">Of the square's edge, metres north of the site's origin.</param>
    Raster<GroundLight> Paint(double westM, double northM, double sideM, int sidePx);
}
