namespace Farside.Formats.Glb;

/// <summary>A stretch of a GLB's bytes.</summary>
sealed record GlbView(MeshPart Part, GlbViewKind Kind, long Offset)
{
    /// <summary>Two bytes hold all but the number that restarts a strip.</summary>
    public bool HasShortIndices => Part.Mesh.VertexCount < ushort.MaxValue;

    public long Length => Kind switch
    {
        GlbViewKind.Positions => 4L * Part.Mesh.Positions.Length,
        GlbViewKind.Normals => 4L * Part.Mesh.Normals.Length,
        GlbViewKind.TextureCoordinates => 4L * Part.Mesh.TextureCoordinates.Length,
        GlbViewKind.Triangles => (HasShortIndices ? 2L : 4L) * Part.Mesh.Triangles.Length,
        _ => Part.Texture!.Bytes.Length,
    };

    public long PaddedLength => (Length + 3) & ~3L;
}
