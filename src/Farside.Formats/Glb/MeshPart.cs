using Farside.Core.Geometry;

namespace Farside.Formats.Glb;

/// <summary>Triangles under one picture, or under none.</summary>
public sealed record MeshPart(TriangleMesh Mesh, MeshTexture? Texture = null);
