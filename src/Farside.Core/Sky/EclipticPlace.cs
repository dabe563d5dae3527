using Farside.Core.Geometry;

namespace Farside.Core.Sky;

/// <summary>From ecliptic longitude, latitude and distance to axes: the series end here, vectors begin.</summary>
static class EclipticPlace
{
    public static Point<EclipticFrame> FromDegrees(double longitudeDeg, double latitudeDeg, double distanceM)
    {
        var (sinLon, cosLon) = Math.SinCos(longitudeDeg * (Math.PI / 180));
        var (sinLat, cosLat) = Math.SinCos(latitudeDeg * (Math.PI / 180));
        return new(distanceM * cosLat * cosLon, distanceM * cosLat * sinLon, distanceM * sinLat);
    }
}
