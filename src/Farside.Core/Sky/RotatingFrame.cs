using Farside.Core.Geometry;

namespace Farside.Core.Sky;

/// <summary>Axes that turn with two bodies: X from the larger to the smaller, Z along the axis of their revolution, Y forward.</summary>
public sealed class RotatingFrame : IReferenceFrame;
