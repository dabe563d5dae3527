namespace Farside.Core.Geometry;

/// <summary>A surface of triangles in the site's axes (east, north, up), counter-clockwise seen from outside.</summary>
/// <param name="Origin">What positions count from: metres keep their millimetres far from the site's origin too.</param>
/// <param name="Positions">Three numbers a vertex, metres east, north, up of the origin.</param>
/// <param name="Normals">Three numbers a vertex, unit length; empty for none.</param>
/// <param name="TextureCoordinates">Two numbers a vertex, 0 to 1 rightward and downward in the picture; empty for none.</param>
/// <param name="Triangles">Three vertices each, numbered from 0.</param>
public sealed record TriangleMesh(Point<SiteFrame> Origin, float[] Positions, float[] Normals, float[] TextureCoordinates, int[] Triangles)
{
    public int VertexCount => Positions.Length / 3;

    public int TriangleCount => Triangles.Length / 3;

    /// <summary>Where a vertex stands in the site's axes.</summary>
    public Point<SiteFrame> Vertex(int index) =>
        new(Origin.X + Positions[3 * index], Origin.Y + Positions[(3 * index) + 1], Origin.Z + Positions[(3 * index) + 2]);

    /// <exception cref="ArgumentException">Lengths that do not belong together, or a vertex that is not there.</exception>
    public void Check()
    {
        var count = VertexCount;
        if (Positions.Length != 3 * count || Triangles.Length % 3 != 0)
            throw new ArgumentException($"{Positions.Length} coordinates and {Triangles.Length} corners make no triangles.");

        if ((Normals.Length > 0 && Normals.Length != 3 * count) || (TextureCoordinates.Length > 0 && TextureCoordinates.Length != 2 * count))
            throw new ArgumentException($"{count} vertices have {Normals.Length} numbers of normals and {TextureCoordinates.Length} of texture coordinates.");

        foreach (var vertex in Triangles)
        {
            if ((uint)vertex >= (uint)count)
                throw new ArgumentException($"A triangle names vertex {vertex} of {count}.");
        }
    }
}
