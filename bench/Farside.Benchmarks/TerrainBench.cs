using BenchmarkDotNet.Attributes;
using Farside.Processing.Terrain;
using Farside.Processing.Terrain.Meshes;
using Farside.Processing.Terrain.Views;

namespace Farside.Benchmarks;

/// <summary>
/// How fast do four million points of one view become ground, ground become triangles, and triangles a tree of tiles? Rolling ground seen from 1.7 m over a
/// quarter turn; points as dense as the panorama camera's at full size.
/// </summary>
[MemoryDiagnoser]
public class TerrainBench
{
    const int Across = 2352;
    const int Down = 1728;
    const double PointRad = 1.5e-4;

    ITerrainCloud _cloud = new TerrainCloud("none", default, PointRad, Array.Empty<TerrainPoint>());
    TerrainModel _model = new([], new(0, 0, 0, 0, 0), []);
    HeightPosts? _posts;

    [GlobalSetup]
    public void Make()
    {
        var (points, random) = (new TerrainPoint[Across * Down], new Random(1));
        for (var i = 0; i < points.Length; i++)
            points[i] = Seen((i % Across) * PointRad, 0.15 + (i / Across * PointRad), random);

        _cloud = new TerrainCloud("view", new(0, 0, 1.7), PointRad, points);
        _model = TerrainGridder.Make([_cloud]);
        _posts = HeightPosts.Of(_model, 0, 12, 0.02, 10);
    }

    [Benchmark(Baseline = true)]
    public TerrainModel Grid() => TerrainGridder.Make([_cloud]);

    [Benchmark]
    public int Triangles() => TerrainTriangulation.Of(_posts!, 0.002).ToMesh().TriangleCount;

    [Benchmark]
    public int Tiles() => TileTree.Build(_model).All().Count();

    [Benchmark]
    public float Shadows() => CastShadow.Of(_model.Finest, Sunlight.From(100, 10))[5, 5];

    static TerrainPoint Seen(double azimuth, double down, Random random)
    {
        var range = 1.7 / Math.Sin(down);
        var sigma = 1.4e-4 * range * range;
        var measured = range + (sigma * (random.NextDouble() + random.NextDouble() + random.NextDouble() + random.NextDouble() - 2) * 1.7);
        var (x, y) = (measured * Math.Cos(down) * Math.Sin(azimuth), measured * Math.Cos(down) * Math.Cos(azimuth));
        var height = 1.7 - (measured * Math.Sin(down)) + (0.03 * Math.Sin(3 * x) * Math.Cos(2 * y));
        return new(new(x, y, height), (float)sigma, new(0.5f, 0.5f, 0.5f));
    }
}
