using Farside.Core.Geometry;

namespace Farside.Core.Sky;

/// <summary>Mean ecliptic and equinox of date: X to the equinox, Z to the ecliptic's north pole.</summary>
public sealed class EclipticFrame : IReferenceFrame;
