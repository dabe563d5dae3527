using Farside.Core.Geometry;

namespace Farside.Core.Sky;

/// <summary>The Moon's principal axes of inertia, in which numerical ephemerides integrate its rotation; 0.029° (870 m on the ground) from <see cref="MeanEarthFrame"/>.</summary>
public sealed class PrincipalAxisFrame : IReferenceFrame;
