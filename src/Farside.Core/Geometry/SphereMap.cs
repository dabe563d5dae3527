using Farside.Core.Units;

namespace Farside.Core.Geometry;

/// <summary>A plane map of a sphere: from planetocentric longitude and latitude to map x (east) and y (north), metres; degrees where the map has those.</summary>
/// <param name="RadiusM">The sphere's.</param>
/// <param name="CentreLongitude">Where x is the false easting.</param>
/// <param name="CentreLatitude">Of the point that has no distortion; of y = false northing for equirectangular maps.</param>
/// <remarks>Source: Snyder 1987, USGS Professional Paper 1395: spherical forms of chapters 12, 20 and 21.</remarks>
public sealed record SphereMap(SphereProjection Projection, double RadiusM, Angle CentreLongitude, Angle CentreLatitude)
{
    /// <summary>Parallel true to scale, equirectangular maps only.</summary>
    public Angle StandardParallel { get; init; }

    /// <summary>Scale at the centre, stereographic maps only.</summary>
    public double Scale { get; init; } = 1;

    public double FalseEastingM { get; init; }
    public double FalseNorthingM { get; init; }

    /// <summary>Null for what lies on the other side of the sphere.</summary>
    public (double X, double Y)? Of(Angle longitude, Angle latitude)
    {
        var east = Math.IEEERemainder(longitude.Radians - CentreLongitude.Radians, 2 * Math.PI);
        var (sin, cos) = Math.SinCos(latitude.Radians);
        var (sinCentre, cosCentre) = Math.SinCos(CentreLatitude.Radians);
        var cosAway = (sinCentre * sin) + (cosCentre * cos * Math.Cos(east));
        var (x, y) = (cos * Math.Sin(east), (cosCentre * sin) - (sinCentre * cos * Math.Cos(east)));
        return Projection switch
        {
            SphereProjection.Geographic => (CentreLongitude.Degrees + Angle.FromRadians(east).Degrees, latitude.Degrees),
            SphereProjection.Equirectangular => Placed(east * Math.Cos(StandardParallel.Radians), latitude.Radians - CentreLatitude.Radians),
            SphereProjection.Orthographic => cosAway > 0 ? Placed(x, y) : null,
            _ => cosAway > -0.99 ? Placed(x * 2 * Scale / (1 + cosAway), y * 2 * Scale / (1 + cosAway)) : null,
        };
    }

    (double X, double Y) Placed(double x, double y) => (FalseEastingM + (RadiusM * x), FalseNorthingM + (RadiusM * y));
}
