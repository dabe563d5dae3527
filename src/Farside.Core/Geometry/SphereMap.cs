using Farside.Core.Units;

namespace Farside.Core.Geometry;

/// <summary>A plane map of a sphere, both ways: planetocentric longitude and latitude, map x (east) and y (north) in metres; degrees where the map has those.</summary>
/// <param name="RadiusM">The sphere's.</param>
/// <param name="CentreLongitude">East; where x is the false easting.</param>
/// <param name="CentreLatitude">Of the point that has no distortion, or of y = false northing on cylinders.</param>
/// <remarks>
/// Source: Snyder 1987, USGS Professional Paper 1395: spherical forms of chapters 7, 8, 12, 20, 21, 24, 25 and 30. Both ways agree to a nanometre on the Moon: angles come from arctangents of two sides, never from arcsines,
/// which lose half their digits beside a pole.
/// </remarks>
public sealed partial record SphereMap(SphereProjection Projection, double RadiusM, Angle CentreLongitude, Angle CentreLatitude)
{
    const double MostDegrees = 90 + 1e-9;

    /// <summary>Parallel true to scale: equirectangular and Mercator maps.</summary>
    public Angle StandardParallel { get; init; }

    /// <summary>Scale at the centre: stereographic, Mercator and transverse Mercator maps.</summary>
    public double Scale { get; init; } = 1;

    public double FalseEastingM { get; init; }
    public double FalseNorthingM { get; init; }

    /// <summary>Polar over equatorial radius of the body whose latitudes, planetographic, the map counts; 1 for a sphere or for planetocentric ones.</summary>
    public double AxisRatio { get; init; } = 1;

    /// <summary>Map x of a whole turn eastward; null where a map does not come round.</summary>
    public double? Turn => Projection switch
    {
        SphereProjection.Geographic => 360,
        SphereProjection.Equirectangular or SphereProjection.Mercator => Math.Tau * RadiusM * Widening,
        _ => null,
    };

    // What a radian of longitude takes of the radius along a cylinder.
    double Widening => Math.Cos(StandardParallel.Radians) * (Projection == SphereProjection.Mercator ? Scale : 1);

    /// <summary>Where a place falls on the map; longitudes within half a turn of the centre. Null for what the map cannot show.</summary>
    public (double X, double Y)? Of(Angle longitude, Angle latitude)
    {
        var east = Math.IEEERemainder(longitude.Radians - CentreLongitude.Radians, Math.Tau);
        var north = Counted(latitude.Radians);
        if (Projection == SphereProjection.Geographic)
            return (CentreLongitude.Degrees + Angle.FromRadians(east).Degrees, Angle.FromRadians(north).Degrees);

        return Unit(east, north) is var (x, y) && double.IsFinite(x) && double.IsFinite(y)
            ? (FalseEastingM + (RadiusM * x), FalseNorthingM + (RadiusM * y)) : null;
    }

    /// <summary>The way back: longitude 0–360 east and latitude, planetocentric; null for a place off the sphere.</summary>
    public (Angle Longitude, Angle Latitude)? OnSphere(double x, double y)
    {
        if (Projection == SphereProjection.Geographic)
            return Math.Abs(y) <= MostDegrees ? Place(Angle.FromDegrees(x - CentreLongitude.Degrees).Radians, Angle.FromDegrees(y).Radians) : null;

        return Back((x - FalseEastingM) / RadiusM, (y - FalseNorthingM) / RadiusM) is var (east, north) && double.IsFinite(east) && double.IsFinite(north)
            ? Place(east, north) : null;
    }

    (Angle, Angle)? Place(double east, double north)
    {
        if (Math.Abs(north) > Angle.FromDegrees(MostDegrees).Radians)
            return null;

        var longitude = (CentreLongitude.Radians + east) % Math.Tau;
        return (Angle.FromRadians(longitude < 0 ? longitude + Math.Tau : longitude), Angle.FromRadians(Centric(Math.Clamp(north, -Math.PI / 2, Math.PI / 2))));
    }

    // Source: Snyder 1987, 3-28: the tangents of both latitudes stand as the squares of the axes.
    double Counted(double centric) => AxisRatio == 1 ? centric : Math.Atan2(Math.Sin(centric), Math.Cos(centric) * AxisRatio * AxisRatio);

    double Centric(double counted) => AxisRatio == 1 ? counted : Math.Atan2(Math.Sin(counted) * AxisRatio * AxisRatio, Math.Cos(counted));
}
