namespace Farside.Core.Geometry;

/// <summary>The rover's body.</summary>
public sealed class RoverFrame : IReferenceFrame;
