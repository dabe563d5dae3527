using Farside.Core.Geometry;

namespace Farside.Processing.Terrain;

/// <summary>One measured point of the ground.</summary>
/// <param name="Place">East, north, up, metres.</param>
/// <param name="SigmaM">Standard deviation along the line from the eye, metres.</param>
public readonly record struct TerrainPoint(Point<SiteFrame> Place, float SigmaM, GroundLight Light);
