namespace Farside.Formats.Glb;

/// <summary>What a stretch of a GLB's bytes holds.</summary>
enum GlbViewKind
{
    Positions,
    Normals,
    TextureCoordinates,
    Triangles,
    Picture,
}
