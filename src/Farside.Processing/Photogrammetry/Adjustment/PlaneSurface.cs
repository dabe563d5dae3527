using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>The plane normal · x = offset.</summary>
/// <param name="Normal">Towards the side that cameras are on: up, for ground.</param>
/// <param name="OffsetM">Metres along the normal from the site's origin.</param>
public sealed record PlaneSurface(Direction<SiteFrame> Normal, double OffsetM) : ISurface
{
    /// <summary>Level ground at a height, metres above the site's origin.</summary>
    public static PlaneSurface Level(double heightM) => new(new(0, 0, 1), heightM);

    /// <summary>Metres by which a point lies on the normal's side.</summary>
    public double HeightOf(Point<SiteFrame> point) => (Normal.X * point.X) + (Normal.Y * point.Y) + (Normal.Z * point.Z) - OffsetM;

    public double DistanceM(Point<SiteFrame> from, Direction<SiteFrame> ray)
    {
        var distance = HeightOf(from) / -Normal.Dot(ray);
        return distance >= 0 ? distance : double.PositiveInfinity;
    }
}
