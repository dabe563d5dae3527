using Farside.Core.Units;

namespace Farside.Core.Sky;

/// <summary>Where something stands over a site: azimuth clockwise from north, 0–360; elevation above the level horizon; distance from the site, metres.</summary>
public readonly record struct SkyPosition(Angle Azimuth, Angle Elevation, double DistanceM);
