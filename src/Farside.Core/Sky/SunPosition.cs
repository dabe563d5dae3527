using Farside.Core.Units;

namespace Farside.Core.Sky;

/// <summary>Where the Sun stands over a site: azimuth clockwise from north, elevation above the level horizon.</summary>
public readonly record struct SunPosition(Angle Azimuth, Angle Elevation)
{
    /// <summary>The angle from the zenith, which labels call solar incidence.</summary>
    public Angle Incidence => Angle.FromDegrees(90 - Elevation.Degrees);
}
