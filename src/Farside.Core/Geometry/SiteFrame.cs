namespace Farside.Core.Geometry;

/// <summary>
/// East, north, up at the lander; metres; the origin is the lander's published position. CE-4 labels call it LANDER_COORDINATE_SYSTEM.
/// </summary>
public sealed class SiteFrame : IReferenceFrame;
