using Farside.Core.Geometry;

namespace Farside.Processing.Terrain.Meshes;

/// <summary>One square of ground at one fineness, and the four that replace it when looked at from nearer.</summary>
/// <param name="Name">Depth, column and row from the north-west: <c>2-1-3</c>.</param>
/// <param name="WestM">Of the square's edge; its texture covers the square.</param>
/// <param name="ErrorM">The largest vertical distance of the model's finest ground from the tile's triangles, measured; never less than a child's.</param>
public sealed record TerrainTile(string Name, double WestM, double NorthM, double SideM, TriangleMesh Mesh, double ErrorM, IReadOnlyList<TerrainTile> Children)
{
    /// <summary>This one and all below it.</summary>
    public IEnumerable<TerrainTile> All() => Children.SelectMany(child => child.All()).Prepend(this);
}
