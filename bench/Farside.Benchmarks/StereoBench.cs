using BenchmarkDotNet.Attributes;
using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry.Dense;

namespace Farside.Benchmarks;

/// <summary>How long does a pair of a rover's eyes take, at 128 disparities? <c>bench/compare/opencv_stereo.py</c> times OpenCV on pictures of the same size.</summary>
[MemoryDiagnoser]
public class StereoBench
{
    Raster<Linear> _left = null!, _right = null!;

    [Params(1176, 2352)]
    public int Width { get; set; }

    [Params(MatchPaths.Three, MatchPaths.Eight)]
    public MatchPaths Paths { get; set; }

    [GlobalSetup]
    public void Draw()
    {
        var (random, height) = (new Random(1), Width * 864 / 1176);
        var texture = Enumerable.Range(0, 1 << 16).Select(_ => (float)random.NextDouble()).ToArray();
        (_left, _right) = (new(Width, height), new(Width, height));
        for (var y = 0; y < height; y++)
        {
            var disparity = 20 + (90 * y / height);
            for (var x = 0; x < Width; x++)
            {
                _left[x, y] = new(Light(texture, x, y) + (2 * (float)random.NextDouble()));
                _right[x, y] = new(Light(texture, x + disparity, y) + (2 * (float)random.NextDouble()));
            }
        }
    }

    /// <summary>Costs, paths, check from the right, islands and holes: what OpenCV's matcher does too.</summary>
    [Benchmark]
    public DisparityMap Match() => DenseMatcher.Match(_left, _right, new() { MaxDisparity = 127, Paths = Paths, IsFine = false, Threads = Environment.ProcessorCount });

    /// <summary>The same, and placed between pixels by the light, with a sigma.</summary>
    [Benchmark]
    public DisparityMap MatchFine() => DenseMatcher.Match(_left, _right, new() { MaxDisparity = 127, Paths = Paths, Threads = Environment.ProcessorCount });

    static float Light(float[] texture, int x, int y) =>
        100 + (40 * texture[((x / 2 * 7919) + (y / 2 * 104_729)) & 0xFFFF]) + (60 * texture[((x / 9 * 15_485) + (y / 9 * 32_452)) & 0xFFFF]);
}
