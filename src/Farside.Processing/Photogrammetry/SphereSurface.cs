using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry;

/// <summary>A shell seen from within: everything at one distance from a point, or infinitely far.</summary>
public sealed record SphereSurface : ISurface
{
    /// <param name="radiusM">Metres, above 0; +∞ for a scene so far away that where a camera stands does not matter.</param>
    public SphereSurface(Point<SiteFrame> centre, double radiusM)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(radiusM);
        (Centre, RadiusM) = (centre, radiusM);
    }

    /// <summary>The sky: infinitely far.</summary>
    public static SphereSurface Infinite { get; } = new(default, double.PositiveInfinity);

    public Point<SiteFrame> Centre { get; }

    public double RadiusM { get; }

    /// <summary>Metres along a ray to where it leaves the shell; +∞ for an infinite one, or from outside on a ray that misses it.</summary>
    public double DistanceM(Point<SiteFrame> from, Direction<SiteFrame> ray)
    {
        if (double.IsPositiveInfinity(RadiusM))
        {
            return RadiusM;
        }

        var (x, y, z) = (from.X - Centre.X, from.Y - Centre.Y, from.Z - Centre.Z);
        var along = (x * ray.X) + (y * ray.Y) + (z * ray.Z);
        var beyond = (along * along) - ((x * x) + (y * y) + (z * z)) + (RadiusM * RadiusM);
        var distanceM = Math.Sqrt(beyond) - along;
        return distanceM >= 0 ? distanceM : double.PositiveInfinity;
    }
}
