using Farside.Core.Geometry;

namespace Farside.Processing.Terrain.Films;

/// <summary>Triangles with texture coordinates under their picture.</summary>
public sealed record TexturedGround(TriangleMesh Mesh, TexturePyramid Texture);
