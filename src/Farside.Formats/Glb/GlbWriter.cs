using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Farside.Formats.Glb;

/// <summary>Writes binary glTF 2.0: positions, normals, texture coordinates, triangles, pictures inside.</summary>
/// <remarks>
/// glTF's Y is up and its axes are right-handed: x = east, y = up, z = south (minus north), metres. 3D Tiles turn that back into east, north, up.
/// Pictures already hold the Sun's light, so materials are unlit (KHR_materials_unlit); programs that do not know the extension light them as matt.
/// Source: Khronos, glTF 2.0 specification, 4.4 (GLB) and 3.6–3.9.
/// </remarks>
public static class GlbWriter
{
    const uint Magic = 0x46546C67;
    const uint JsonChunk = 0x4E4F534A;
    const uint BinaryChunk = 0x004E4942;

    public static void Write(string path, IReadOnlyList<MeshPart> parts, MeshNotes? notes = null)
    {
        using var file = File.Create(path);
        Write(file, parts, notes);
    }

    /// <exception cref="ArgumentException">A mesh without triangles, or whose numbers do not belong together.</exception>
    public static void Write(Stream output, IReadOnlyList<MeshPart> parts, MeshNotes? notes = null)
    {
        if (parts.Count == 0 || parts.Any(part => part.Mesh.TriangleCount == 0))
            throw new ArgumentException("A mesh needs a triangle.", nameof(parts));

        foreach (var part in parts)
            part.Mesh.Check();

        var layout = new GlbLayout(parts);
        var json = GlbJson.Write(layout, parts, notes ?? new());
        WriteHead(output, json.Length, layout.Length);
        output.Write(json);
        WriteChunkHead(output, layout.Length, BinaryChunk);
        foreach (var view in layout.Views)
            WriteView(output, view);
    }

    static void WriteHead(Stream output, int jsonLength, long binaryLength)
    {
        Span<byte> head = stackalloc byte[12];
        BinaryPrimitives.WriteUInt32LittleEndian(head, Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(head[4..], 2);
        BinaryPrimitives.WriteUInt32LittleEndian(head[8..], checked((uint)(12 + 8 + jsonLength + 8 + binaryLength)));
        output.Write(head);
        WriteChunkHead(output, jsonLength, JsonChunk);
    }

    static void WriteChunkHead(Stream output, long length, uint kind)
    {
        Span<byte> head = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(head, checked((uint)length));
        BinaryPrimitives.WriteUInt32LittleEndian(head[4..], kind);
        output.Write(head);
    }

    static void WriteView(Stream output, GlbView view)
    {
        var mesh = view.Part.Mesh;
        switch (view.Kind)
        {
            case GlbViewKind.Positions:
                output.Write(MemoryMarshal.AsBytes<float>(Turned(mesh.Positions)));
                break;
            case GlbViewKind.Normals:
                output.Write(MemoryMarshal.AsBytes<float>(Turned(mesh.Normals)));
                break;
            case GlbViewKind.TextureCoordinates:
                output.Write(MemoryMarshal.AsBytes<float>(mesh.TextureCoordinates));
                break;
            case GlbViewKind.Triangles when view.HasShortIndices:
                output.Write(MemoryMarshal.AsBytes<ushort>(Array.ConvertAll(mesh.Triangles, vertex => (ushort)vertex)));
                break;
            case GlbViewKind.Triangles:
                output.Write(MemoryMarshal.AsBytes<int>(mesh.Triangles));
                break;
            default:
                output.Write(view.Part.Texture!.Bytes);
                break;
        }

        output.Write(new byte[view.PaddedLength - view.Length]);
    }

    // East, north, up → x, y, z of glTF.
    static float[] Turned(float[] numbers)
    {
        var turned = new float[numbers.Length];
        for (var i = 0; i < numbers.Length; i += 3)
            (turned[i], turned[i + 1], turned[i + 2]) = (numbers[i], numbers[i + 2], -numbers[i + 1]);

        return turned;
    }
}
