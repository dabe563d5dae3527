using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry;

/// <summary>
/// Several surfaces at once: a ray ends on the first it meets. Ground with a far shell about the eye behind it is continuous where they cut.
/// </summary>
public sealed record NearestSurface(IReadOnlyList<ISurface> Surfaces) : ISurface
{
    /// <summary>Ground up to a distance from a point, and a shell of that radius behind it, so that a slightly wrong ground cannot bend the horizon.</summary>
    public static NearestSurface Within(ISurface ground, Point<SiteFrame> eye, double mostM) => new([ground, new SphereSurface(eye, mostM)]);

    public double DistanceM(Point<SiteFrame> from, Direction<SiteFrame> ray)
    {
        var nearestM = double.PositiveInfinity;
        foreach (var surface in Surfaces)
        {
            nearestM = Math.Min(nearestM, surface.DistanceM(from, ray));
        }

        return nearestM;
    }
}
