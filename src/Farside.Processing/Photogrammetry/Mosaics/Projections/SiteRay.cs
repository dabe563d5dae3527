using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry.Mosaics.Projections;

/// <summary>A half line in the site's axes: where a pixel of a panorama looks from, and where to.</summary>
public readonly record struct SiteRay(Point<SiteFrame> From, Direction<SiteFrame> Direction);
