namespace Farside.Core.Geometry;

// The formulae, on a sphere of radius 1: radians east of the centre's meridian and north of the equator ↔ map x and y.
public sealed partial record SphereMap
{
    // Where stereographic and equal-area maps end: the point opposite the centre has no place of its own.
    const double FarSide = -0.9999;

    (double X, double Y)? Unit(double east, double north) => Projection switch
    {
        SphereProjection.Equirectangular => (east * Widening, north - CentreLatitude.Radians),
        SphereProjection.Mercator => (east * Widening, Math.Asinh(Math.Tan(north)) * Widening),
        SphereProjection.Sinusoidal => (east * Math.Cos(north), north - CentreLatitude.Radians),
        SphereProjection.TransverseMercator => Transverse(east, north),
        _ => Azimuthal(east, north),
    };

    (double East, double North)? Back(double x, double y) => Projection switch
    {
        SphereProjection.Equirectangular => (x / Widening, y + CentreLatitude.Radians),
        SphereProjection.Mercator => (x / Widening, Math.Atan(Math.Sinh(y / Widening))),
        SphereProjection.Sinusoidal => FromSinusoidal(x, y + CentreLatitude.Radians),
        SphereProjection.TransverseMercator => FromTransverse(x / Scale, (y / Scale) + CentreLatitude.Radians),
        _ => FromAzimuthal(x, y),
    };

    (double, double) Transverse(double east, double north)
    {
        var across = Math.Cos(north) * Math.Sin(east);
        return (Scale * Math.Atanh(across), Scale * (Math.Atan2(Math.Sin(north), Math.Cos(north) * Math.Cos(east)) - CentreLatitude.Radians));
    }

    static (double, double) FromTransverse(double x, double y)
    {
        var (sinh, cos) = (Math.Sinh(x), Math.Cos(y));
        return (Math.Atan2(sinh, cos), Math.Atan2(Math.Sin(y), Math.Sqrt((sinh * sinh) + (cos * cos))));
    }

    // At a pole every x means the same place.
    static (double, double)? FromSinusoidal(double x, double y) => Math.Cos(y) is var cos && Math.Abs(x) <= Math.PI * Math.Max(0, cos) + 1e-9 ? (cos > 1e-12 ? x / cos : 0, y) : null;

    (double, double)? Azimuthal(double east, double north)
    {
        var (sin, cos) = Math.SinCos(north);
        var (sinCentre, cosCentre) = Math.SinCos(CentreLatitude.Radians);
        var (x, y) = (cos * Math.Sin(east), (cosCentre * sin) - (sinCentre * cos * Math.Cos(east)));
        var towards = (sinCentre * sin) + (cosCentre * cos * Math.Cos(east));
        var by = Projection switch
        {
            SphereProjection.Orthographic => towards >= -1e-15 ? 1 : double.NaN,
            SphereProjection.Stereographic => towards > FarSide ? 2 * Scale / (1 + towards) : double.NaN,
            SphereProjection.LambertAzimuthal => towards > FarSide ? Math.Sqrt(2 / (1 + towards)) : double.NaN,
            _ => Math.Sqrt((x * x) + (y * y)) is var side && side > 0 ? Math.Atan2(side, towards) / side : 1,
        };
        return double.IsNaN(by) ? null : (x * by, y * by);
    }

    (double, double)? FromAzimuthal(double x, double y)
    {
        var away = Math.Sqrt((x * x) + (y * y));
        var angle = Projection switch
        {
            // Beside the limb the arcsine would lose half its digits.
            SphereProjection.Orthographic => away <= 1 ? Math.Atan2(away, Math.Sqrt((1 - away) * (1 + away))) : double.NaN,
            SphereProjection.Stereographic => 2 * Math.Atan(away / (2 * Scale)),
            SphereProjection.LambertAzimuthal => away <= 2 ? 2 * Math.Atan2(away / 2, Math.Sqrt((1 - (away / 2)) * (1 + (away / 2)))) : double.NaN,
            _ => away <= Math.PI + 1e-9 ? away : double.NaN,
        };
        if (double.IsNaN(angle))
            return null;

        var (sin, up) = Math.SinCos(angle);
        var (e, n) = away > 0 ? (x / away * sin, y / away * sin) : (0, 0);
        var (sinCentre, cosCentre) = Math.SinCos(CentreLatitude.Radians);
        var (z, outward) = ((n * cosCentre) + (up * sinCentre), (up * cosCentre) - (n * sinCentre));
        return (Math.Atan2(e, outward), Math.Atan2(z, Math.Sqrt((outward * outward) + (e * e))));
    }
}
