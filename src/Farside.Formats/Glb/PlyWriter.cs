using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Farside.Core.Records;

namespace Farside.Formats.Glb;

/// <summary>Writes a mesh as binary PLY: east, north, up in metres as doubles, normals, triangles. Source: G. Turk 1994, "The PLY polygon file format".</summary>
public static class PlyWriter
{
    const int BytesPerTriangle = 13;

    public static void Write(string path, IReadOnlyList<MeshPart> parts, MeshNotes? notes = null)
    {
        using var file = File.Create(path);
        Write(file, parts, notes);
    }

    public static void Write(Stream output, IReadOnlyList<MeshPart> parts, MeshNotes? notes = null)
    {
        foreach (var part in parts)
            part.Mesh.Check();

        var hasNormals = parts.All(part => part.Mesh.Normals.Length > 0);
        output.Write(Encoding.ASCII.GetBytes(Head(parts, notes ?? new(), hasNormals)));
        foreach (var part in parts)
            WriteVertices(output, part, hasNormals);

        var first = 0;
        foreach (var part in parts)
        {
            WriteTriangles(output, part, first);
            first += part.Mesh.VertexCount;
        }
    }

    static string Head(IReadOnlyList<MeshPart> parts, MeshNotes notes, bool hasNormals)
    {
        var head = new StringBuilder("ply\nformat binary_little_endian 1.0\n");
        head.Append(CultureInfo.InvariantCulture, $"comment {Line(notes.ShownTitle)}\ncomment credit {Line(notes.Credit)}\ncomment axes x east, y north, z up; metres from the site's origin\n");
        if (notes.IsSimulated)
            head.Append(CultureInfo.InvariantCulture, $"comment {Credit.Simulated}\n");

        foreach (var (name, value) in notes.Facts)
            head.Append(CultureInfo.InvariantCulture, $"comment {Line(name)} {Line(value)}\n");

        head.Append(CultureInfo.InvariantCulture, $"element vertex {parts.Sum(part => part.Mesh.VertexCount)}\nproperty double x\nproperty double y\nproperty double z\n");
        if (hasNormals)
            head.Append("property float nx\nproperty float ny\nproperty float nz\n");

        return head.Append(CultureInfo.InvariantCulture, $"element face {parts.Sum(part => part.Mesh.TriangleCount)}\nproperty list uchar int vertex_indices\nend_header\n").ToString();
    }

    // A header is lines of ASCII.
    static string Line(string text) => string.Concat(text.Select(letter => letter switch { >= ' ' and <= '~' => letter, '’' => '\'', '·' => '-', _ => '?' }));

    static void WriteVertices(Stream output, MeshPart part, bool hasNormals)
    {
        var (mesh, stride) = (part.Mesh, hasNormals ? 36 : 24);
        var bytes = new byte[mesh.VertexCount * stride];
        for (var i = 0; i < mesh.VertexCount; i++)
        {
            var vertex = mesh.Vertex(i);
            var to = bytes.AsSpan(i * stride);
            BinaryPrimitives.WriteDoubleLittleEndian(to, vertex.X);
            BinaryPrimitives.WriteDoubleLittleEndian(to[8..], vertex.Y);
            BinaryPrimitives.WriteDoubleLittleEndian(to[16..], vertex.Z);
            for (var axis = 0; hasNormals && axis < 3; axis++)
                BinaryPrimitives.WriteSingleLittleEndian(to[(24 + (4 * axis))..], mesh.Normals[(3 * i) + axis]);
        }

        output.Write(bytes);
    }

    static void WriteTriangles(Stream output, MeshPart part, int first)
    {
        var triangles = part.Mesh.Triangles;
        var bytes = new byte[part.Mesh.TriangleCount * BytesPerTriangle];
        for (var i = 0; i < part.Mesh.TriangleCount; i++)
        {
            var to = bytes.AsSpan(i * BytesPerTriangle);
            to[0] = 3;
            for (var corner = 0; corner < 3; corner++)
                BinaryPrimitives.WriteInt32LittleEndian(to[(1 + (4 * corner))..], first + triangles[(3 * i) + corner]);
        }

        output.Write(bytes);
    }
}
