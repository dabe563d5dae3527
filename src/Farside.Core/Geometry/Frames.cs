namespace Farside.Core.Geometry;

/// <summary>East, north, up at the lander; metres; the origin is the lander's published position. CE-4 labels call it LANDER_COORDINATE_SYSTEM.</summary>
public sealed class SiteFrame : IReferenceFrame;

/// <summary>A camera: X right, Y up, looking along −Z.</summary>
public sealed class CameraFrame : IReferenceFrame;

/// <summary>The rover's body.</summary>
public sealed class RoverFrame : IReferenceFrame;

/// <summary>Moon-fixed mean-Earth / polar-axis axes: X to the mean sub-Earth point, Z to the north pole.</summary>
public sealed class MoonMeanEarthFrame : IReferenceFrame;
