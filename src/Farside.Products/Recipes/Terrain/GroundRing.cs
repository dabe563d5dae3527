using System.Numerics;
using Farside.Core.Geometry;

namespace Farside.Products.Recipes.Terrain;

/// <summary>One of a mesh's nested parts and the square of ground that its texture covers, metres.</summary>
sealed record GroundRing(TriangleMesh Mesh, double WestM, double NorthM, double SideM)
{
    const int MostPx = 2048;
    const int LeastPx = 64;

    /// <summary>A texture's pixel need be no finer: rover cameras resolve as much at their feet, metres.</summary>
    const double FinestM = 0.0015;

    /// <summary>Pixels to a side, a power of two.</summary>
    public int SidePx => (int)Math.Clamp(BitOperations.RoundUpToPowerOf2((uint)Math.Ceiling(SideM / FinestM)), LeastPx, MostPx);

    /// <summary>A part under a texture no larger than itself: where the rover looked one way most of a ring is open.</summary>
    public static GroundRing Around(TriangleMesh mesh)
    {
        var (west, east, south, north) = (double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity, double.NegativeInfinity);
        for (var i = 0; i < mesh.VertexCount; i++)
        {
            var place = mesh.Vertex(i);
            (west, east, south, north) = (Math.Min(west, place.X), Math.Max(east, place.X), Math.Min(south, place.Y), Math.Max(north, place.Y));
        }

        // A few pixels about it: what is read between pixels and from halved copies is ground too.
        var margin = Math.Max(4 * FinestM, 0.005 * Math.Max(east - west, north - south));
        var ring = new GroundRing(mesh, west - margin, north + margin, Math.Max(east - west, north - south) + (2 * margin));
        return ring with { Mesh = mesh with { TextureCoordinates = ring.Coordinates() } };
    }

    float[] Coordinates()
    {
        var coordinates = new float[2 * Mesh.VertexCount];
        for (var i = 0; i < Mesh.VertexCount; i++)
        {
            var place = Mesh.Vertex(i);
            (coordinates[2 * i], coordinates[(2 * i) + 1]) = ((float)((place.X - WestM) / SideM), (float)((NorthM - place.Y) / SideM));
        }

        return coordinates;
    }
}
