using System.Globalization;
using System.Text;
using Farside.Core.Records;

namespace Farside.Formats.Glb;

/// <summary>Writes a mesh as Wavefront OBJ with its materials beside it: east, north, up in metres. Source: Wavefront, Advanced Visualizer manual, appendix B1.</summary>
public static class ObjWriter
{
    /// <summary>Writes <c>NAME.obj</c>, <c>NAME.mtl</c> and a picture for each part that has one; gives the files' names.</summary>
    public static IReadOnlyList<string> Write(string folder, string name, IReadOnlyList<MeshPart> parts, MeshNotes? notes = null)
    {
        var files = new List<string> { $"{name}.obj", $"{name}.mtl" };
        for (var i = 0; i < parts.Count; i++)
        {
            if (Picture(name, parts, i) is { } picture)
            {
                File.WriteAllBytes(Path.Combine(folder, picture), parts[i].Texture!.Bytes);
                files.Add(picture);
            }
        }

        using (var file = new StreamWriter(Path.Combine(folder, files[0])) { NewLine = "\n" })
            WriteObj(file, name, parts, notes ?? new());

        using (var file = new StreamWriter(Path.Combine(folder, files[1])) { NewLine = "\n" })
            WriteMaterials(file, name, parts);

        return files;
    }

    static string? Picture(string name, IReadOnlyList<MeshPart> parts, int index) =>
        !GlbLayout.HasPicture(parts[index]) ? null : $"{name}-{index + 1}.{(parts[index].Texture!.MimeType == "image/png" ? "png" : "jpg")}";

    static void WriteObj(StreamWriter file, string name, IReadOnlyList<MeshPart> parts, MeshNotes notes)
    {
        file.WriteLine($"# {Line(notes.ShownTitle)}\n# {Line(notes.Credit)}\n# x east, y north, z up; metres from the site's origin");
        if (notes.IsSimulated)
            file.WriteLine($"# {Credit.Simulated}");

        file.WriteLine($"mtllib {name}.mtl");
        var (vertices, normals, coordinates) = (1, 1, 1);
        for (var i = 0; i < parts.Count; i++)
        {
            var mesh = parts[i].Mesh;
            mesh.Check();
            WriteNumbers(file, parts[i]);
            file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"usemtl part{i + 1}"));
            WriteFaces(file, parts[i], vertices, coordinates, normals);
            (vertices, normals, coordinates) = (vertices + mesh.VertexCount, normals + (mesh.Normals.Length / 3), coordinates + (mesh.TextureCoordinates.Length / 2));
        }
    }

    static void WriteNumbers(StreamWriter file, MeshPart part)
    {
        var mesh = part.Mesh;
        for (var i = 0; i < mesh.VertexCount; i++)
        {
            var vertex = mesh.Vertex(i);
            file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"v {vertex.X:0.####} {vertex.Y:0.####} {vertex.Z:0.####}"));
        }

        // OBJ counts the picture's rows upward.
        for (var i = 0; i < mesh.TextureCoordinates.Length; i += 2)
            file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"vt {mesh.TextureCoordinates[i]:0.######} {1 - mesh.TextureCoordinates[i + 1]:0.######}"));

        for (var i = 0; i < mesh.Normals.Length; i += 3)
            file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"vn {mesh.Normals[i]:0.####} {mesh.Normals[i + 1]:0.####} {mesh.Normals[i + 2]:0.####}"));
    }

    static void WriteFaces(StreamWriter file, MeshPart part, int vertices, int coordinates, int normals)
    {
        var (mesh, line) = (part.Mesh, new StringBuilder());
        for (var i = 0; i < mesh.Triangles.Length; i += 3)
        {
            line.Clear().Append('f');
            for (var corner = i; corner < i + 3; corner++)
            {
                var vertex = mesh.Triangles[corner];
                line.Append(CultureInfo.InvariantCulture, $" {vertices + vertex}");
                if (mesh.TextureCoordinates.Length + mesh.Normals.Length > 0)
                    line.Append('/');

                if (mesh.TextureCoordinates.Length > 0)
                    line.Append(CultureInfo.InvariantCulture, $"{coordinates + vertex}");

                if (mesh.Normals.Length > 0)
                    line.Append(CultureInfo.InvariantCulture, $"/{normals + vertex}");
            }

            file.WriteLine(line);
        }
    }

    static void WriteMaterials(StreamWriter file, string name, IReadOnlyList<MeshPart> parts)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"newmtl part{i + 1}\nKa 0 0 0\nKd 1 1 1\nKs 0 0 0\nillum 1"));
            if (Picture(name, parts, i) is { } picture)
                file.WriteLine($"map_Kd {picture}");
        }
    }

    static string Line(string text) => text.ReplaceLineEndings(" ");
}
