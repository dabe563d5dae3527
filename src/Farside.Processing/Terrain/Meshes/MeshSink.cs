using Farside.Core.Geometry;

namespace Farside.Processing.Terrain.Meshes;

/// <summary>Collects triangles of a lattice; each post becomes one vertex.</summary>
sealed class MeshSink(HeightPosts posts)
{
    readonly Dictionary<int, int> _vertices = [];
    readonly Dictionary<int, int> _hanging = [];
    readonly List<float> _positions = [];
    readonly List<float> _normals = [];
    readonly List<int> _triangles = [];

    // Millimetres survive in floats when counted from the middle.
    readonly Point<SiteFrame> _origin = new(
        Math.Round(posts.WestM + (posts.Steps * posts.StepM / 2)), Math.Round(posts.NorthM - (posts.Steps * posts.StepM / 2)), 0);

    public void Add(int a, int b, int c)
    {
        _triangles.Add(Vertex(a));
        _triangles.Add(Vertex(b));
        _triangles.Add(Vertex(c));
    }

    /// <param name="extent">What the texture covers: its west and north edges and its side, metres.</param>
    public TriangleMesh ToMesh((double WestM, double NorthM, double SideM)? extent)
    {
        var positions = _positions.ToArray();
        var coordinates = new float[extent is null ? 0 : positions.Length / 3 * 2];
        for (var i = 0; extent is { } square && i < positions.Length / 3; i++)
        {
            coordinates[2 * i] = (float)((_origin.X + positions[3 * i] - square.WestM) / square.SideM);
            coordinates[(2 * i) + 1] = (float)((square.NorthM - _origin.Y - positions[(3 * i) + 1]) / square.SideM);
        }

        return new(_origin, positions, [.. _normals], coordinates, [.. _triangles]);
    }

    /// <summary>A strip that hangs down from an edge, outward on the right hand of the way from a to b.</summary>
    public void AddSkirt(int a, int b, double depthM)
    {
        var (one, two) = (Vertex(a), Vertex(b));
        var (below, beside) = (Hanging(one, depthM), Hanging(two, depthM));
        _triangles.AddRange([one, below, two, two, below, beside]);
    }

    int Hanging(int vertex, double depthM)
    {
        if (_hanging.TryGetValue(vertex, out var found))
            return found;

        _positions.AddRange([_positions[3 * vertex], _positions[(3 * vertex) + 1], (float)(_positions[(3 * vertex) + 2] - depthM)]);
        _normals.AddRange([_normals[3 * vertex], _normals[(3 * vertex) + 1], _normals[(3 * vertex) + 2]]);
        return _hanging[vertex] = (_positions.Count / 3) - 1;
    }

    int Vertex(int post)
    {
        if (_vertices.TryGetValue(post, out var vertex))
            return vertex;

        var (column, row) = (post % posts.Heights.Width, post / posts.Heights.Width);
        _positions.Add((float)(posts.EastOf(column) - _origin.X));
        _positions.Add((float)(posts.NorthOf(row) - _origin.Y));
        _positions.Add(posts.Heights[column, row]);
        var (east, north, up) = posts.NormalAt(column, row);
        _normals.AddRange([east, north, up]);
        return _vertices[post] = (_positions.Count / 3) - 1;
    }
}
