using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry.Mosaics.Projections;

/// <summary>
/// How a panorama is laid out: pixels ↔ rays in the site's axes. Integer pixel coordinates are pixel centres, (0, 0) top left; rows grow
/// downwards; azimuth is clockwise from north.
/// </summary>
public interface IProjection
{
    /// <summary>Pixels across.</summary>
    int Width { get; }

    /// <summary>Pixels down.</summary>
    int Height { get; }

    /// <summary>Whether the column after the last is the first.</summary>
    bool Wraps { get; }

    /// <summary>Where a pixel looks; null where the layout shows nothing.</summary>
    SiteRay? Ray(double column, double row);

    /// <summary>Where a direction falls, also beyond the edge; null where the layout cannot show it.</summary>
    (double Column, double Row)? Pixel(Direction<SiteFrame> direction);

    /// <summary>Where a point falls, also beyond the edge; null where the layout cannot show it.</summary>
    (double Column, double Row)? Pixel(Point<SiteFrame> point);
}
