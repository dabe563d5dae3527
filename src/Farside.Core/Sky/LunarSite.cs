using Farside.Core.Units;

namespace Farside.Core.Sky;

/// <summary>A place on the Moon: planetocentric, longitude east 0–360, on the sphere of 1737.4 km.</summary>
public sealed record LunarSite(string Name, Angle Longitude, Angle Latitude, double HeightM);
