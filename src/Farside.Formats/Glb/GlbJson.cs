using System.Text.Json;

namespace Farside.Formats.Glb;

/// <summary>The JSON of a GLB.</summary>
sealed class GlbJson
{
    const int FloatType = 5126;
    const int ShortType = 5123;
    const int IntType = 5125;
    const int VertexTarget = 34962;
    const int IndexTarget = 34963;
    const int LinearFilter = 9729;
    const int MipFilter = 9987;
    const int ClampToEdge = 33071;
    const string Unlit = "KHR_materials_unlit";

    readonly GlbLayout _layout;
    readonly IReadOnlyList<MeshPart> _parts;
    readonly MeshNotes _notes;
    readonly Utf8JsonWriter _json;

    GlbJson(GlbLayout layout, IReadOnlyList<MeshPart> parts, MeshNotes notes, Stream output) =>
        (_layout, _parts, _notes, _json) = (layout, parts, notes, new(output));

    /// <summary>Padded with blanks to four bytes.</summary>
    public static byte[] Write(GlbLayout layout, IReadOnlyList<MeshPart> parts, MeshNotes notes)
    {
        using var output = new MemoryStream();
        var writer = new GlbJson(layout, parts, notes, output);
        using (writer._json)
            writer.WriteAll();

        while (output.Length % 4 != 0)
            output.WriteByte((byte)' ');

        return output.ToArray();
    }

    bool HasPictures => _parts.Any(GlbLayout.HasPicture);

    void WriteAll()
    {
        _json.WriteStartObject();
        WriteAsset();
        Numbers<string>("extensionsUsed", HasPictures ? [Unlit] : []);
        _json.WriteNumber("scene", 0);
        List("scenes", [0], _ => Numbers("nodes", Enumerable.Range(0, _parts.Count)));
        List("nodes", Enumerable.Range(0, _parts.Count), WriteNode);
        List("meshes", Enumerable.Range(0, _parts.Count), WriteMesh);
        List("materials", Enumerable.Range(0, _parts.Count), WriteMaterial);
        WritePictures();
        List("accessors", Enumerable.Range(0, Accessed.Count), WriteAccessor);
        List("bufferViews", Enumerable.Range(0, _layout.Views.Count), WriteView);
        List("buffers", [0], _ => _json.WriteNumber("byteLength", _layout.Length));
        _json.WriteEndObject();
    }

    // Pictures come last, so an accessor has the number of its view.
    List<GlbView> Accessed => _layout.Views.FindAll(view => view.Kind != GlbViewKind.Picture);

    void WriteAsset()
    {
        _json.WriteStartObject("asset");
        _json.WriteString("version", "2.0");
        _json.WriteString("generator", "Farside");
        if (_notes.Credit.Length > 0)
            _json.WriteString("copyright", _notes.Credit);

        _json.WriteStartObject("extras");
        _json.WriteString("title", _notes.ShownTitle);
        _json.WriteBoolean("simulated", _notes.IsSimulated);
        _json.WriteString("axes", _notes.Axes);
        foreach (var (name, value) in _notes.Facts)
            _json.WriteString(name, value);

        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    void WriteNode(int index)
    {
        var origin = _parts[index].Mesh.Origin;
        _json.WriteString("name", _notes.ShownTitle);
        _json.WriteNumber("mesh", index);
        if (origin != default)
            Numbers<double>("translation", [origin.X, origin.Z, -origin.Y]);
    }

    void WriteMesh(int index)
    {
        var part = _parts[index];
        _json.WriteStartArray("primitives");
        _json.WriteStartObject();
        _json.WriteStartObject("attributes");
        _json.WriteNumber("POSITION", _layout.IndexOf(part, GlbViewKind.Positions));
        if (_layout.IndexOf(part, GlbViewKind.Normals) is var normals and >= 0)
            _json.WriteNumber("NORMAL", normals);

        if (_layout.IndexOf(part, GlbViewKind.TextureCoordinates) is var coordinates and >= 0)
            _json.WriteNumber("TEXCOORD_0", coordinates);

        _json.WriteEndObject();
        _json.WriteNumber("indices", _layout.IndexOf(part, GlbViewKind.Triangles));
        _json.WriteNumber("material", index);
        _json.WriteEndObject();
        _json.WriteEndArray();
    }

    void WriteMaterial(int index)
    {
        _json.WriteStartObject("pbrMetallicRoughness");
        if (GlbLayout.HasPicture(_parts[index]))
        {
            _json.WriteStartObject("baseColorTexture");
            _json.WriteNumber("index", _parts.Take(index).Count(GlbLayout.HasPicture));
            _json.WriteEndObject();
        }

        _json.WriteNumber("metallicFactor", 0);
        _json.WriteNumber("roughnessFactor", 1);
        _json.WriteEndObject();
        if (GlbLayout.HasPicture(_parts[index]))
        {
            _json.WriteStartObject("extensions");
            _json.WriteStartObject(Unlit);
            _json.WriteEndObject();
            _json.WriteEndObject();
        }
    }

    void WritePictures()
    {
        if (!HasPictures)
            return;

        var textured = _parts.Where(GlbLayout.HasPicture).ToList();
        List("textures", Enumerable.Range(0, textured.Count), index =>
        {
            _json.WriteNumber("sampler", 0);
            _json.WriteNumber("source", index);
        });
        List("samplers", [0], _ =>
        {
            _json.WriteNumber("magFilter", LinearFilter);
            _json.WriteNumber("minFilter", MipFilter);
            _json.WriteNumber("wrapS", ClampToEdge);
            _json.WriteNumber("wrapT", ClampToEdge);
        });
        List("images", Enumerable.Range(0, textured.Count), index =>
        {
            _json.WriteString("mimeType", textured[index].Texture!.MimeType);
            _json.WriteNumber("bufferView", _layout.IndexOf(textured[index], GlbViewKind.Picture));
        });
    }

    void WriteAccessor(int index)
    {
        var view = _layout.Views[index];
        var mesh = view.Part.Mesh;
        _json.WriteNumber("bufferView", index);
        _json.WriteNumber("componentType", view.Kind != GlbViewKind.Triangles ? FloatType : view.HasShortIndices ? ShortType : IntType);
        _json.WriteNumber("count", view.Kind == GlbViewKind.Triangles ? mesh.Triangles.Length : mesh.VertexCount);
        _json.WriteString("type", view.Kind switch { GlbViewKind.Triangles => "SCALAR", GlbViewKind.TextureCoordinates => "VEC2", _ => "VEC3" });
        if (view.Kind == GlbViewKind.Positions)
            WriteExtent(mesh.Positions);
    }

    void WriteExtent(float[] positions)
    {
        Span<float> low = [float.MaxValue, float.MaxValue, float.MaxValue];
        Span<float> high = [float.MinValue, float.MinValue, float.MinValue];
        for (var i = 0; i < positions.Length; i++)
            (low[i % 3], high[i % 3]) = (Math.Min(low[i % 3], positions[i]), Math.Max(high[i % 3], positions[i]));

        Numbers<float>("min", [low[0], low[2], -high[1]]);
        Numbers<float>("max", [high[0], high[2], -low[1]]);
    }

    void WriteView(int index)
    {
        var view = _layout.Views[index];
        _json.WriteNumber("buffer", 0);
        _json.WriteNumber("byteOffset", view.Offset);
        _json.WriteNumber("byteLength", view.Length);
        if (view.Kind != GlbViewKind.Picture)
            _json.WriteNumber("target", view.Kind == GlbViewKind.Triangles ? IndexTarget : VertexTarget);
    }

    void List(string name, IEnumerable<int> indices, Action<int> write)
    {
        _json.WriteStartArray(name);
        foreach (var index in indices)
        {
            _json.WriteStartObject();
            write(index);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    void Numbers<T>(string name, IEnumerable<T> values)
    {
        if (!values.Any())
            return;

        _json.WriteStartArray(name);
        foreach (var value in values)
            JsonSerializer.Serialize(_json, value);

        _json.WriteEndArray();
    }
}
