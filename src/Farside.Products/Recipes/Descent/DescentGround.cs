using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry;

namespace Farside.Products.Recipes.Descent;

/// <summary>The plane under the landing place from which heights count: all points p with normal · p = offset.</summary>
/// <param name="Normal">East, north, up; of length 1.</param>
/// <param name="OffsetM">Metres from the site's origin, along the normal.</param>
public sealed record DescentGround(double[] Normal, double OffsetM)
{
    public PlaneSurface ToSurface() => new(Direction<SiteFrame>.Normalised(Normal[0], Normal[1], Normal[2]), OffsetM);
}
