using Farside.Core.Geometry;
using Farside.Core.Units;

namespace Farside.Core.Sky;

/// <summary>A place on the Moon: planetocentric, longitude east 0–360, on the sphere of 1737.4 km; an unknown height is NaN and counts as none.</summary>
public sealed record LunarSite(string Name, Angle Longitude, Angle Latitude, double HeightM)
{
    /// <summary>Radius of the sphere that longitudes, latitudes and heights refer to, metres. Source: IAU Working Group on Cartographic Coordinates.</summary>
    public const double SphereRadiusM = 1_737_400;

    /// <summary>From the Moon's centre to the site's level, metres: a metre on the ground is one on the sphere of this radius.</summary>
    public double RadiusM => SphereRadiusM + (double.IsNaN(HeightM) ? 0 : HeightM);

    /// <summary>Where the site lies, metres from the Moon's centre.</summary>
    public Point<MeanEarthFrame> Place
    {
        get
        {
            var up = SiteFromMeanEarth.Inverse() * new Direction<SiteFrame>(0, 0, 1);
            return new(RadiusM * up.X, RadiusM * up.Y, RadiusM * up.Z);
        }
    }

    /// <summary>From the Moon's axes to east, north, up at the site.</summary>
    public Rotation<SiteFrame, MeanEarthFrame> SiteFromMeanEarth
    {
        get
        {
            var (sinLon, cosLon) = Math.SinCos(Longitude.Radians);
            var (sinLat, cosLat) = Math.SinCos(Latitude.Radians);
            return new(-sinLon, cosLon, 0, -sinLat * cosLon, -sinLat * sinLon, cosLat, cosLat * cosLon, cosLat * sinLon, sinLat);
        }
    }

    /// <summary>
    /// The point below a place so many metres east and north of the site on its level plane. A metre is one on the ground: at a site that lies 5.9 km below the
    /// sphere it is 0.34 % more of a degree than on it, as in real labels (docs/products/traverse.md).
    /// </summary>
    public LunarPoint PointAt(double eastM, double northM)
    {
        var up = Math.Sqrt(Math.Max(0, (RadiusM * RadiusM) - (eastM * eastM) - (northM * northM)));
        return LunarPoint.Below(Axes(SiteFromMeanEarth.Inverse() * Direction<SiteFrame>.Normalised(eastM, northM, up)));
    }

    /// <summary>The way back: metres east and north on the site's level plane of the place above a point of this half of the Moon.</summary>
    public (double EastM, double NorthM) MetresOf(LunarPoint point)
    {
        var (sinLat, cosLat) = Math.SinCos(point.Latitude.Radians);
        var (sinLon, cosLon) = Math.SinCos(point.Longitude.Radians);
        var towards = SiteFromMeanEarth * new Direction<MeanEarthFrame>(cosLat * cosLon, cosLat * sinLon, sinLat);
        return (RadiusM * towards.X, RadiusM * towards.Y);
    }

    static Point<MeanEarthFrame> Axes(Direction<MeanEarthFrame> towards) => new(towards.X, towards.Y, towards.Z);

    /// <summary>How the site sees <paramref name="target"/>, given from the Moon's centre in metres: parallax included, refraction and terrain none.</summary>
    public SkyPosition See(Point<MeanEarthFrame> target)
    {
        var here = Place;
        var (x, y, z) = (target.X - here.X, target.Y - here.Y, target.Z - here.Z);
        var seen = SiteFromMeanEarth * Direction<MeanEarthFrame>.Normalised(x, y, z);
        var azimuth = Math.Atan2(seen.X, seen.Y);
        return new(
            Angle.FromRadians(azimuth < 0 ? azimuth + Math.Tau : azimuth),
            Angle.FromRadians(Math.Atan2(seen.Z, Math.Sqrt((seen.X * seen.X) + (seen.Y * seen.Y)))),
            Math.Sqrt((x * x) + (y * y) + (z * z)));
    }
}
