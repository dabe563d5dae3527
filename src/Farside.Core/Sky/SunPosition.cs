using Farside.Core.Units;

namespace Farside.Core.Sky;

/// <summary>Where the Sun stands over a site: azimuth clockwise from north, elevation above the level horizon.</summary>
public readonly record struct SunPosition(Angle Azimuth, Angle Elevation)
{
    /// <summary>The angle from the zenith, which labels call solar incidence.</summary>
    public Angle Incidence => Angle.FromDegrees(90 - Elevation.Degrees);

    /// <summary>Between both directions.</summary>
    /// <remarks>Haversine: exact for the small turns of minutes too (Sinnott 1984, Sky and Telescope 68, 159).</remarks>
    public Angle AngleTo(SunPosition other)
    {
        var (up, across) = (Math.Sin((other.Elevation.Radians - Elevation.Radians) / 2), Math.Sin((other.Azimuth.Radians - Azimuth.Radians) / 2));
        var square = (up * up) + (Math.Cos(Elevation.Radians) * Math.Cos(other.Elevation.Radians) * across * across);
        return Angle.FromRadians(2 * Math.Asin(Math.Min(1, Math.Sqrt(square))));
    }
}
