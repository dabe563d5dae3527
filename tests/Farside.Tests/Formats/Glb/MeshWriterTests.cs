using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Formats.Glb;
using Farside.Formats.Png;

namespace Farside.Tests.Formats.Glb;

public class MeshWriterTests
{
    [SkippableTheory]
    [InlineData(3)]
    [InlineData(300)]
    public void Khronos_finds_no_fault_with_a_textured_mesh_of_two_parts(int side)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "ground.glb");

        GlbWriter.Write(path, [new(Ground(side), Picture()), new(Ground(4) with { Normals = [], TextureCoordinates = [] })], new() { IsSimulated = true, Facts = [new("station", "S001")] });

        var (errors, warnings, triangles, vertices, messages) = GltfJudge.Ask(path);
        Assert.True(errors == 0 && warnings == 0, messages);
        Assert.Equal((2 * (side - 1) * (side - 1)) + 18, triangles);
        Assert.Equal((side * side) + 16, vertices);
    }

    [Fact]
    public void East_north_up_becomes_x_minus_z_y()
    {
        var mesh = new TriangleMesh(new(100, 200, 3), [1, 0, 0, 0, 2, 0, 0, 0, 4], [], [], [0, 1, 2]);
        using var output = new MemoryStream();
        GlbWriter.Write(output, [new(mesh)]);

        var (json, binary) = Chunks(output.ToArray());
        var positions = Enumerable.Range(0, 9).Select(i => BinaryPrimitives.ReadSingleLittleEndian(binary.AsSpan(4 * i))).ToArray();
        Assert.Equal([1, 0, 0, 0, 0, -2, 0, 4, 0], positions);
        Assert.Equal([100, 3, -200], json.GetProperty("nodes")[0].GetProperty("translation").EnumerateArray().Select(number => number.GetDouble()));
    }

    [Fact]
    public void A_simulated_mesh_says_so_and_whom_it_thanks_in_every_format()
    {
        using var folder = new TemporaryFolder();
        var notes = new MeshNotes { IsSimulated = true, Title = "Ground\nof S001" };
        using var glb = new MemoryStream();
        using var ply = new MemoryStream();
        GlbWriter.Write(glb, [new(Ground(3))], notes);
        PlyWriter.Write(ply, [new(Ground(3))], notes);
        ObjWriter.Write(folder.Path, "ground", [new(Ground(3), Picture())], notes);

        foreach (var text in new[] { Encoding.UTF8.GetString(glb.ToArray()), Encoding.UTF8.GetString(ply.ToArray()), File.ReadAllText(Path.Combine(folder.Path, "ground.obj")) })
        {
            Assert.Contains("SIMULATED", text, StringComparison.Ordinal);
            Assert.Contains("CNSA / CLEP / GRAS", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_binary_PLY_holds_its_vertices_in_the_sites_axes_and_all_its_triangles()
    {
        using var output = new MemoryStream();
        PlyWriter.Write(output, [new(Ground(3)), new(Ground(3))]);
        var bytes = output.ToArray();
        var end = Encoding.ASCII.GetString(bytes).IndexOf("end_header\n", StringComparison.Ordinal) + 11;

        Assert.Equal(end + (18 * 36) + (16 * 13), bytes.Length);
        Assert.Equal(1000.5, BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(end)), 6);
        // The second part's triangles count from the first one's last vertex.
        Assert.Equal(9, BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(end + (18 * 36) + (8 * 13) + 1)));
    }

    [Fact]
    public void An_OBJ_names_its_pictures_and_counts_from_one()
    {
        using var folder = new TemporaryFolder();
        var files = ObjWriter.Write(folder.Path, "ground", [new(Ground(3), Picture())]);
        var lines = File.ReadAllLines(Path.Combine(folder.Path, "ground.obj"));

        Assert.Equal(["ground.obj", "ground.mtl", "ground-1.png"], files);
        Assert.Contains("map_Kd ground-1.png", File.ReadAllText(Path.Combine(folder.Path, "ground.mtl")), StringComparison.Ordinal);
        Assert.Equal(9, lines.Count(line => line.StartsWith("v ", StringComparison.Ordinal)));
        Assert.Equal("f 1/1/1 4/4/4 2/2/2", lines.First(line => line.StartsWith("f ", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_mesh_without_triangles_or_with_a_vertex_that_is_not_there_is_refused()
    {
        Assert.Throws<ArgumentException>(() => GlbWriter.Write(Stream.Null, [new(Ground(3) with { Triangles = [] })]));
        Assert.Contains("vertex 9", Assert.Throws<ArgumentException>(() => GlbWriter.Write(Stream.Null, [new(Ground(3) with { Triangles = [0, 1, 9] })])).Message, StringComparison.Ordinal);
    }

    static MeshTexture Picture()
    {
        using var png = new MemoryStream();
        PngWriter.Write(png, new Bitmap(16, 16, 3, SampleKind.UInt8));
        return MeshTexture.Png(png.ToArray());
    }

    static TriangleMesh Ground(int side)
    {
        var (positions, normals, coordinates, triangles) = (new List<float>(), new List<float>(), new List<float>(), new List<int>());
        for (var i = 0; i < side * side; i++)
        {
            var (x, y) = (i % side, i / side);
            positions.AddRange([x + 0.5f, -y, 0.1f * (x * y % 3)]);
            normals.AddRange([0, 0, 1]);
            coordinates.AddRange([x / (side - 1f), y / (side - 1f)]);
            if (x < side - 1 && y < side - 1)
                triangles.AddRange([i, i + side, i + 1, i + 1, i + side, i + side + 1]);
        }

        return new(new(1000, 2000, -3), [.. positions], [.. normals], [.. coordinates], [.. triangles]);
    }

    static (JsonElement Json, byte[] Binary) Chunks(byte[] glb)
    {
        Assert.Equal("glTF", Encoding.ASCII.GetString(glb, 0, 4));
        Assert.Equal(glb.Length, BinaryPrimitives.ReadInt32LittleEndian(glb.AsSpan(8)));
        var length = BinaryPrimitives.ReadInt32LittleEndian(glb.AsSpan(12));
        return (JsonDocument.Parse(glb.AsMemory(20, length)).RootElement, glb[(28 + length)..]);
    }
}
