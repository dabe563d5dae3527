namespace Farside.Core.Geometry;

/// <summary>The rover's body: X ahead, Y left, Z up through its deck; the origin lies on the ground under its middle.</summary>
public sealed class RoverFrame : IReferenceFrame;
