using Farside.Core.Sky;
using Farside.Formats.Glb;
using Farside.Formats.Tiles3d;
using Farside.Processing.Terrain;
using Farside.Processing.Terrain.Films;
using Farside.Processing.Terrain.Meshes;

namespace Farside.Products.Recipes.Terrain;

/// <summary>A model as meshes: one with nested textures, and a tree of tiles.</summary>
/// <param name="paint">The light of its textures.</param>
sealed class GroundMeshes(TerrainModel heights, IGroundPaint paint)
{
    const int TilePx = 256;
    const int Rings = 5;

    readonly GroundTexture _texture = new(heights, paint);

    /// <summary>The whole ground about a place in nested parts, coarse outside and fine inside, each with the square that its texture covers; and how far the triangles leave the grid.</summary>
    /// <param name="stepsLog2">The lattice has 2 to this power of the finest cells to a side: 12 is 82 m of 2 cm cells.</param>
    public (IReadOnlyList<GroundRing> Rings, double MaxM, double RmsM) Whole(double eastM, double northM, double toleranceM, int stepsLog2)
    {
        var cell = heights.Finest.Grid.PixelM;
        var half = cell * (1 << (stepsLog2 - 1));
        var (west, north) = ((Math.Round((eastM - half) / cell) + 0.5) * cell, (Math.Round((northM + half) / cell) + 0.5) * cell);
        var triangles = TerrainTriangulation.Of(HeightPosts.Of(heights, west, north, cell, stepsLog2), toleranceM);
        var (max, rms) = triangles.Deviation();
        return ([.. triangles.ToRings(Rings).Select(ring => GroundRing.Around(ring.Mesh))], max, rms);
    }

    public IReadOnlyList<MeshPart> Parts(IReadOnlyList<GroundRing> rings) => [.. rings.Select(ring => new MeshPart(ring.Mesh, _texture.Of(ring.WestM, ring.NorthM, ring.SideM, ring.SidePx)))];

    /// <summary>The same for a film.</summary>
    public IReadOnlyList<TexturedGround> Filmed(IReadOnlyList<GroundRing> rings) => [.. rings.Select(ring => new TexturedGround(ring.Mesh, _texture.Pyramid(ring.WestM, ring.NorthM, ring.SideM, ring.SidePx)))];

    /// <summary>Writes <c>tileset.json</c> and its tiles into a folder; gives their names.</summary>
    /// <param name="site">Null to leave the tiles in the site's own axes.</param>
    public IReadOnlyList<string> WriteTiles(string folder, LunarSite? site, MeshNotes notes, CancellationToken cancel = default)
    {
        var names = new List<string>();
        var root = Write(folder, TileTree.Build(heights, cancel: cancel), notes, names);
        File.WriteAllBytes(Path.Combine(folder, "tileset.json"), TilesetWriter.Write(root, site, notes));
        names.Add("tileset.json");
        return names;
    }

    TilesetTile Write(string folder, TerrainTile tile, MeshNotes notes, List<string> names)
    {
        var name = $"tile-{tile.Name}.glb";
        GlbWriter.Write(Path.Combine(folder, name), [new(tile.Mesh, _texture.Of(tile.WestM, tile.NorthM, tile.SideM, TilePx))], notes);
        names.Add(name);
        return new(TileBox.Of(tile.Mesh), tile.ErrorM, name, [.. tile.Children.Select(child => Write(folder, child, notes, names))]);
    }
}
