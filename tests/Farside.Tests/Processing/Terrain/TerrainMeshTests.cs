using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Core.Sky;
using Farside.Core.Units;
using Farside.Formats.Tiles3d;
using Farside.Processing.Terrain;
using Farside.Processing.Terrain.Meshes;
using Xunit.Abstractions;

namespace Farside.Tests.Processing.Terrain;

public class TerrainMeshTests(ITestOutputHelper output)
{
    [Fact]
    public void Triangles_meet_without_cracks_and_cover_the_square_once()
    {
        var mesh = TerrainTriangulation.Of(Posts(6, (x, y) => Hills(x, y)), 0.01).ToMesh();

        // Inside, each edge belongs to two triangles that run along it in opposite ways; outside, to one on the square's border.
        var edges = Edges(mesh);
        Assert.All(edges.Where(edge => !edges.Contains((edge.To, edge.From))), edge => Assert.True(IsOnBorder(mesh, edge.From) && IsOnBorder(mesh, edge.To)));
        Assert.Equal(64 * 64, Area(mesh), 3);
        Assert.InRange(mesh.TriangleCount, 100, 2 * 64 * 64);
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.01)]
    [InlineData(0.1)]
    public void Ground_lies_about_as_near_to_the_triangles_as_was_asked_for(double toleranceM)
    {
        var triangles = TerrainTriangulation.Of(Posts(8, Hills), toleranceM);
        var (max, rms) = triangles.Deviation();
        output.WriteLine($"{toleranceM} m: {triangles.TriangleCount} of {2 * 256 * 256} triangles, at most {1000 * max:0.0} mm, rms {1000 * rms:0.00} mm");

        Assert.InRange(rms, 0, toleranceM);
        Assert.InRange(max, 0, 4 * toleranceM);
    }

    [Fact]
    public void A_plane_needs_two_triangles() => Assert.Equal(2, TerrainTriangulation.Of(Posts(7, (x, y) => (0.1f * x) - y), 1e-3).TriangleCount);

    [Fact]
    public void A_hole_keeps_its_shape()
    {
        var triangles = TerrainTriangulation.Of(Posts(7, (x, y) => ((x - 50) * (x - 50)) + ((y - 70) * (y - 70)) < 15 * 15 ? float.NaN : 0.01f * x), 1e-3);

        Assert.Equal((128 * 128) - (Math.PI * 15 * 15), Area(triangles.ToMesh()), 60.0);
        Assert.InRange(triangles.TriangleCount, 50, 1500);
    }

    [Fact]
    public void Rings_have_the_triangles_of_the_whole_and_textures_of_their_own()
    {
        var triangles = TerrainTriangulation.Of(Posts(7, Hills), 0.005);
        var rings = triangles.ToRings(3);

        Assert.Equal(triangles.TriangleCount, rings.Sum(ring => ring.Mesh.TriangleCount));
        Assert.Equal([128, 64, 32], rings.Select(ring => ring.SideM));
        Assert.All(rings, ring => Assert.All(ring.Mesh.TextureCoordinates, number => Assert.InRange(number, 0, 1)));
    }

    [Fact]
    public void Normals_are_those_of_the_ground()
    {
        var mesh = TerrainTriangulation.Of(Posts(5, (x, y) => (0.5f * x) + (0.25f * y)), 1e-3).ToMesh();

        // Rows run southward: rising with y is falling northward.
        var expected = Direction<SiteFrame>.Normalised(-0.5, 0.25, 1);
        Assert.Equal(expected.X, mesh.Normals[0], 5);
        Assert.Equal(expected.Y, mesh.Normals[1], 5);
    }

    [Fact]
    public void Tiles_errors_are_measured_fall_from_parent_to_child_and_boxes_hold_all_below()
    {
        var model = TerrainGridder.Make([KnownGround.WithRock.Seen(new(0, 0, 1.7), pointRad: 0.006)]);
        var root = TileTree.Build(model, new() { StepsLog2 = 5 });
        var tiles = root.All().ToList();
        output.WriteLine($"{tiles.Count} tiles, {tiles.Sum(tile => tile.Mesh.TriangleCount)} triangles, errors {root.ErrorM:0.000} to {tiles.Min(tile => tile.ErrorM):0.0000} m");

        Assert.True(tiles.Count > 20);
        Assert.All(tiles, tile => Assert.All(tile.Children, child => Assert.True(child.ErrorM <= tile.ErrorM)));
        var written = Written(root);
        Assert.All(Flat(written), tile => Assert.All(tile.Children, child => Assert.True(tile.WholeBox.Holds(child.WholeBox))));
        // The finest cells lie no farther from the root's triangles than it says.
        Assert.InRange(Farthest(model.Finest, root), 0, root.ErrorM + 1e-6);
    }

    [Fact]
    public void A_tileset_stands_on_the_Moon_where_its_site_is()
    {
        var site = new LunarSite("Statio Tianhe", Angle.FromDegrees(177.5991), Angle.FromDegrees(-45.4446), 0);
        var m = TilesetWriter.MoonFromSite(site);

        Assert.Equal(LunarSite.SphereRadiusM, Math.Sqrt((m[12] * m[12]) + (m[13] * m[13]) + (m[14] * m[14])), 3);
        Assert.Equal(-45.4446, Math.Asin(m[14] / LunarSite.SphereRadiusM) * 180 / Math.PI, 9);
        Assert.Equal(177.5991, Math.Atan2(m[13], m[12]) * 180 / Math.PI, 9);
        // Up points away from the Moon's middle.
        Assert.Equal(1, ((m[8] * m[12]) + (m[9] * m[13]) + (m[10] * m[14])) / LunarSite.SphereRadiusM, 12);
    }

    [Fact]
    public void A_tile_whose_child_errs_more_than_itself_is_refused()
    {
        var child = new TilesetTile(default, 2, "b.glb", []);

        Assert.Contains("b.glb", Assert.Throws<ArgumentException>(() => TilesetWriter.Write(new(default, 1, "a.glb", [child]), null)).Message, StringComparison.Ordinal);
    }

    static TilesetTile Written(TerrainTile tile) => new(TileBox.Of(tile.Mesh), tile.ErrorM, $"{tile.Name}.glb", [.. tile.Children.Select(Written)]);

    static IEnumerable<TilesetTile> Flat(TilesetTile tile) => tile.Children.SelectMany(Flat).Prepend(tile);

    // Triangles of the mesh tried one by one: slow, and another way than the one under test.
    static double Farthest(TerrainLevel level, TerrainTile tile)
    {
        var most = 0.0;
        for (var i = 0; i < tile.Mesh.TriangleCount; i++)
        {
            var (a, b, c) = (tile.Mesh.Vertex(tile.Mesh.Triangles[3 * i]), tile.Mesh.Vertex(tile.Mesh.Triangles[(3 * i) + 1]), tile.Mesh.Vertex(tile.Mesh.Triangles[(3 * i) + 2]));
            var normal = new Vector3<SiteFrame>(b.X - a.X, b.Y - a.Y, b.Z - a.Z).Cross(new(c.X - a.X, c.Y - a.Y, c.Z - a.Z));
            for (var row = 0; row < level.Grid.Height && normal.Z > 1e-9; row++)
            {
                for (var column = 0; column < level.Grid.Width; column++)
                {
                    var (x, y) = (level.Grid.EastM(column), level.Grid.NorthOfM(row));
                    if (!float.IsNaN(level.Heights[column, row]) && Left(a, b, x, y) && Left(b, c, x, y) && Left(c, a, x, y))
                        most = Math.Max(most, Math.Abs(level.Heights[column, row] - (a.Z - (((normal.X * (x - a.X)) + (normal.Y * (y - a.Y))) / normal.Z))));
                }
            }
        }

        return most;
    }

    static bool Left(Point<SiteFrame> a, Point<SiteFrame> b, double x, double y) => ((b.X - a.X) * (y - a.Y)) - ((b.Y - a.Y) * (x - a.X)) > 1e-9;

    static HashSet<(int From, int To)> Edges(TriangleMesh mesh)
    {
        var edges = new HashSet<(int, int)>();
        for (var i = 0; i < mesh.Triangles.Length; i++)
            Assert.True(edges.Add((mesh.Triangles[i], mesh.Triangles[i % 3 == 2 ? i - 2 : i + 1])));

        return edges;
    }

    static bool IsOnBorder(TriangleMesh mesh, int vertex) => mesh.TextureCoordinates[2 * vertex] is 0 or 1 || mesh.TextureCoordinates[(2 * vertex) + 1] is 0 or 1;

    static double Area(TriangleMesh mesh)
    {
        var area = 0.0;
        for (var i = 0; i < mesh.TriangleCount; i++)
        {
            var (a, b, c) = (mesh.Vertex(mesh.Triangles[3 * i]), mesh.Vertex(mesh.Triangles[(3 * i) + 1]), mesh.Vertex(mesh.Triangles[(3 * i) + 2]));
            var twice = ((b.X - a.X) * (c.Y - a.Y)) - ((c.X - a.X) * (b.Y - a.Y));
            Assert.True(twice > 0);
            area += twice / 2;
        }

        return area;
    }

    static float Hills(float x, float y) => (float)((0.8 * Math.Sin(x / 9) * Math.Cos(y / 13)) + (0.05 * Math.Sin(x * 0.8)));

    static HeightPosts Posts(int log2, Func<float, float, float> height)
    {
        var side = (1 << log2) + 1;
        var posts = new HeightPosts(0, 0, 1, new Raster<float>(side, side), new Raster<byte>(side, side));
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++)
                (posts.Heights[x, y], posts.Grain[x, y]) = (height(x, y), 1);
        }

        return posts;
    }
}
