using Farside.Core.Geometry;

namespace Farside.Core.Sky;

/// <summary>The Moon's mean-Earth / polar axes, turning with it: X to the mean sub-Earth point, Z to the north pole. Every longitude and latitude here is in them.</summary>
public sealed class MeanEarthFrame : IReferenceFrame;
