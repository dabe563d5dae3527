namespace Farside.Formats.Tiles3d;

/// <summary>A box along east, north and up, metres.</summary>
public readonly record struct TileBox(double West, double East, double South, double North, double Bottom, double Top)
{
    public static TileBox Union(TileBox a, TileBox b) => new(
        Math.Min(a.West, b.West), Math.Max(a.East, b.East), Math.Min(a.South, b.South), Math.Max(a.North, b.North), Math.Min(a.Bottom, b.Bottom), Math.Max(a.Top, b.Top));

    /// <summary>The smallest that holds a mesh.</summary>
    public static TileBox Of(Core.Geometry.TriangleMesh mesh)
    {
        var box = new TileBox(double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity, double.NegativeInfinity);
        for (var i = 0; i < mesh.VertexCount; i++)
        {
            var vertex = mesh.Vertex(i);
            box = Union(box, new(vertex.X, vertex.X, vertex.Y, vertex.Y, vertex.Z, vertex.Z));
        }

        return box;
    }

    public bool Holds(TileBox other) =>
        West <= other.West && East >= other.East && South <= other.South && North >= other.North && Bottom <= other.Bottom && Top >= other.Top;
}
