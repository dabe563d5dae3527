using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry;

/// <summary>Flat ground without end: all points p with normal · p = offset.</summary>
/// <param name="Normal">Across the plane; either side will do.</param>
/// <param name="OffsetM">Metres from the site's origin to the plane, along the normal.</param>
public sealed record PlaneSurface(Direction<SiteFrame> Normal, double OffsetM) : ISurface
{
    /// <summary>Level ground at a height in metres above the site's origin.</summary>
    public static PlaneSurface Level(double heightM) => new(new(0, 0, 1), heightM);

    /// <summary>Metres by which a point lies on the normal's side.</summary>
    public double HeightOf(Point<SiteFrame> point) => (Normal.X * point.X) + (Normal.Y * point.Y) + (Normal.Z * point.Z) - OffsetM;

    /// <summary>Metres along a ray to the plane; +∞ for a ray that runs beside it or away from it.</summary>
    public double DistanceM(Point<SiteFrame> from, Direction<SiteFrame> ray)
    {
        var distanceM = -HeightOf(from) / Normal.Dot(ray);
        return distanceM >= 0 ? distanceM : double.PositiveInfinity;
    }
}
