namespace Farside.Core.Geometry;

/// <summary>A camera: X right, Y up, looking along −Z.</summary>
public sealed class CameraFrame : IReferenceFrame;
