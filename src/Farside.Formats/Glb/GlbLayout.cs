namespace Farside.Formats.Glb;

/// <summary>Where everything lies in a GLB's bytes.</summary>
sealed class GlbLayout
{
    public GlbLayout(IReadOnlyList<MeshPart> parts)
    {
        foreach (var part in parts)
        {
            Add(part, GlbViewKind.Positions);
            if (part.Mesh.Normals.Length > 0)
                Add(part, GlbViewKind.Normals);

            if (HasPicture(part))
                Add(part, GlbViewKind.TextureCoordinates);

            Add(part, GlbViewKind.Triangles);
        }

        foreach (var part in parts.Where(HasPicture))
            Add(part, GlbViewKind.Picture);
    }

    public List<GlbView> Views { get; } = [];

    public long Length { get; private set; }

    public static bool HasPicture(MeshPart part) => part.Texture is not null && part.Mesh.TextureCoordinates.Length > 0;

    public int IndexOf(MeshPart part, GlbViewKind kind) => Views.FindIndex(view => ReferenceEquals(view.Part, part) && view.Kind == kind);

    void Add(MeshPart part, GlbViewKind kind)
    {
        Views.Add(new(part, kind, Length));
        Length += Views[^1].PaddedLength;
    }
}
