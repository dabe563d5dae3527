using Farside.Core.Geometry;
using Farside.Core.Rasters;

namespace Farside.Processing.Terrain.Meshes;

/// <summary>
/// A lattice of heights → as few right triangles as a tolerance allows, without cracks. Holes stay open and keep their shape.
/// </summary>
public sealed class TerrainTriangulation
{
    readonly HeightPosts _posts;
    readonly Raster<float> _errors;
    readonly List<(int A, int B, int C)> _triangles = [];

    TerrainTriangulation(HeightPosts posts, double toleranceM, int threads)
    {
        (_posts, _errors) = (posts, SplitErrors.Of(posts, toleranceM, threads));
        var last = posts.Steps;
        Split((0, 0), (last, last), (last, 0));
        Split((last, last), (0, 0), (0, last));
    }

    public HeightPosts Posts => _posts;

    public int TriangleCount => _triangles.Count;

    /// <param name="toleranceM">How far ground may lie from the edge that replaces it, where cells are one step wide; it grows with their width.</param>
    public static TerrainTriangulation Of(HeightPosts posts, double toleranceM, int threads = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(toleranceM);
        return new(posts, toleranceM, threads);
    }

    /// <summary>All triangles as one mesh under a texture that covers the lattice.</summary>
    public TriangleMesh ToMesh()
    {
        var sink = new MeshSink(_posts);
        foreach (var (a, b, c) in _triangles)
            sink.Add(a, b, c);

        return sink.ToMesh((_posts.WestM, _posts.NorthM, _posts.Steps * _posts.StepM));
    }

    /// <summary>The same with strips that hang down all along the lattice's edge, so that no light falls between tiles of different fineness.</summary>
    public TriangleMesh ToMeshWithSkirt(double depthM)
    {
        var sink = new MeshSink(_posts);
        foreach (var (a, b, c) in _triangles)
        {
            sink.Add(a, b, c);
            Hang(sink, a, b, depthM);
            Hang(sink, b, c, depthM);
            Hang(sink, c, a, depthM);
        }

        return sink.ToMesh((_posts.WestM, _posts.NorthM, _posts.Steps * _posts.StepM));
    }

    void Hang(MeshSink sink, int a, int b, double depthM)
    {
        var (width, last) = (_posts.Heights.Width, _posts.Steps);
        var (column, row) = (a % width == b % width ? a % width : -1, a / width == b / width ? a / width : -1);
        if (column == 0 || column == last || row == 0 || row == last)
            sink.AddSkirt(a, b, depthM);
    }

    /// <summary>The triangles' corners as posts of the lattice, row-major.</summary>
    internal IReadOnlyList<(int A, int B, int C)> Corners => _triangles;

    /// <summary>Nested squares about the middle, each half as wide as the one before, as parts of their own: each can carry a texture of its own fineness.</summary>
    /// <returns>From the outermost; parts without triangles are left out. The square is that of the texture.</returns>
    public IReadOnlyList<(TriangleMesh Mesh, double WestM, double NorthM, double SideM)> ToRings(int rings)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rings);
        var sinks = Enumerable.Range(0, rings).Select(_ => new MeshSink(_posts)).ToArray();
        var used = new bool[rings];
        foreach (var (a, b, c) in _triangles)
        {
            var ring = Math.Min(Math.Min(RingOf(a, rings), RingOf(b, rings)), RingOf(c, rings));
            sinks[ring].Add(a, b, c);
            used[ring] = true;
        }

        return [.. Enumerable.Range(0, rings).Where(ring => used[ring]).Select(ring => Ring(sinks[ring], ring))];
    }

    /// <summary>The largest vertical distance between posts and the triangles that replace them, metres; and its root mean square.</summary>
    public (double MaxM, double RmsM) Deviation()
    {
        var (max, squares, count) = (0.0, 0.0, 0L);
        foreach (var (a, b, c) in _triangles)
        {
            foreach (var away in TrianglePosts.Away(_posts, a, b, c))
            {
                max = Math.Max(max, Math.Abs(away));
                squares += away * away;
                count++;
            }
        }

        return (max, count > 0 ? Math.Sqrt(squares / count) : 0);
    }

    (TriangleMesh Mesh, double WestM, double NorthM, double SideM) Ring(MeshSink sink, int ring)
    {
        var (inset, side) = (Inset(ring) * _posts.StepM, (_posts.Steps - (2 * Inset(ring))) * _posts.StepM);
        var square = (_posts.WestM + inset, _posts.NorthM - inset, side);
        return (sink.ToMesh(square), square.Item1, square.Item2, square.side);
    }

    // Steps from the lattice's edge to the ring's.
    int Inset(int ring) => (_posts.Steps - (_posts.Steps >> ring)) / 2;

    int RingOf(int post, int rings)
    {
        var (column, row) = (post % _posts.Heights.Width, post / _posts.Heights.Width);
        var edge = Math.Min(Math.Min(column, row), Math.Min(_posts.Steps - column, _posts.Steps - row));
        var ring = 0;
        while (ring + 1 < rings && edge >= Inset(ring + 1))
            ring++;

        return ring;
    }

    // The long edge runs from a to b; its middle halves the triangle.
    void Split((int X, int Y) a, (int X, int Y) b, (int X, int Y) c)
    {
        var middle = (X: (a.X + b.X) / 2, Y: (a.Y + b.Y) / 2);
        if (Math.Abs(a.X - c.X) + Math.Abs(a.Y - c.Y) > 1 && _errors[middle.X, middle.Y] > 1)
        {
            Split(c, a, middle);
            Split(b, c, middle);
            return;
        }

        if (!float.IsNaN(_posts.Heights[a.X, a.Y]) && !float.IsNaN(_posts.Heights[b.X, b.Y]) && !float.IsNaN(_posts.Heights[c.X, c.Y]))
            _triangles.Add((Post(a), Post(b), Post(c)));
    }

    int Post((int X, int Y) place) => (place.Y * _posts.Heights.Width) + place.X;
}
