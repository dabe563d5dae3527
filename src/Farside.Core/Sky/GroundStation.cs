using Farside.Core.Geometry;
using Farside.Core.Time;
using Farside.Core.Units;

namespace Farside.Core.Sky;

/// <summary>An antenna on Earth: geodetic on the ellipsoid of WGS 84, longitude east; its height counts as none (1 km moves the relay by 0.5″).</summary>
public sealed record GroundStation(string Name, Angle Longitude, Angle Latitude)
{
    const double EquatorM = 6_378_137;
    const double Flattening = 1 / 298.257223563;

    /// <summary>
    /// The stations that worked with Chang'e-4 and Queqiao, to 0.01°: the ground application system's Miyun and Kunming receive the science data, the deep space
    /// network's Jiamusi and Kashi command.
    /// </summary>
    /// <remarks>Source: published positions of the Chinese VLBI network and deep space network, e.g. Sci. China Inf. Sci. 2017, doi 10.1007/s11432-016-0195-9.</remarks>
    public static IReadOnlyList<GroundStation> Chinese { get; } =
    [
        At("Miyun", 116.98, 40.56), At("Kunming", 102.80, 25.03), At("Jiamusi", 130.77, 46.49), At("Kashi", 75.93, 39.51),
    ];

    /// <summary>The Moon's centre over the station; the relay is never more than 10° from it.</summary>
    public SkyPosition MoonAt(Epoch epoch) => See(LunarTheory.Moon(epoch.JulianCenturies), EarthRotation.At(epoch));

    /// <summary>How the station sees <paramref name="target"/>, given from the Earth's centre in metres; geometric, without refraction; good to about 0.01°.</summary>
    internal SkyPosition See(Point<EclipticFrame> target, in EarthRotation earth)
    {
        var (x, y, z) = earth.Turn(target);
        var (sinLat, cosLat) = Math.SinCos(Latitude.Radians);
        var (sinLon, cosLon) = Math.SinCos(Longitude.Radians);
        var squared = Flattening * (2 - Flattening);
        var normal = EquatorM / Math.Sqrt(1 - (squared * sinLat * sinLat));
        var (dx, dy, dz) = (x - (normal * cosLat * cosLon), y - (normal * cosLat * sinLon), z - (normal * (1 - squared) * sinLat));
        var east = (cosLon * dy) - (sinLon * dx);
        var outward = (cosLon * dx) + (sinLon * dy);
        var (north, up) = ((cosLat * dz) - (sinLat * outward), (cosLat * outward) + (sinLat * dz));
        var azimuth = Math.Atan2(east, north);
        return new(
            Angle.FromRadians(azimuth < 0 ? azimuth + Math.Tau : azimuth), Angle.FromRadians(Math.Atan2(up, Math.Sqrt((east * east) + (north * north)))),
            Math.Sqrt((dx * dx) + (dy * dy) + (dz * dz)));
    }

    static GroundStation At(string name, double longitudeDeg, double latitudeDeg) => new(name, Angle.FromDegrees(longitudeDeg), Angle.FromDegrees(latitudeDeg));
}
