using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry;

/// <summary>What rays end on: the plane under a rover, a height model, the sky far away.</summary>
public interface ISurface
{
    /// <summary>Metres along a ray to where it first meets the surface; +∞ where it never does.</summary>
    double DistanceM(Point<SiteFrame> from, Direction<SiteFrame> ray);
}
