using BenchmarkDotNet.Attributes;
using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Adjustment;
using Farside.Processing.Photogrammetry.Mosaics;
using Farside.Processing.Photogrammetry.Mosaics.Projections;
using Farside.Processing.Photogrammetry.Ties;

namespace Farside.Benchmarks;

/// <summary>
/// How long do ties, adjustment and blending take for a row of eight PCAM panchromatic frames, beside copying the mosaic's bytes? Pictures are in memory: files
/// and demosaicing are other benchmarks' business.
/// </summary>
[MemoryDiagnoser]
public class MosaicBench
{
    const int Pictures = 8;
    const int StepDeg = 13;

    static readonly BrownCamera Camera = new(1176, 864, 3378, 587.5, 431.5);

    readonly Raster<Linear>[] _pictures = new Raster<Linear>[Pictures];
    readonly float[] _from = new float[7_000_000];
    readonly float[] _to = new float[7_000_000];
    View[] _views = [];
    TieSet _ties = new([], []);

    [GlobalSetup]
    public void Photograph()
    {
        _views = [.. Enumerable.Range(0, Pictures).Select(i => new View($"{i}", Camera, new(Looking.FromDegrees(StepDeg * i, -7, 0).ToRotation(), default)))];
        Parallel.For(0, Pictures, i => _pictures[i] = Painted(_views[i]));
        _ties = Ties();
    }

    [Benchmark(Baseline = true)]
    public void CopyTheMosaic() => _from.CopyTo(_to, 0);

    [Benchmark]
    public TieSet Ties() => TieFinder.Find(_views, i => _pictures[i], surface: null, new() { PointingSigmaDeg = 0.3 });

    [Benchmark]
    public AdjustmentResult Adjustment() => BundleAdjustment.Solve(
        Network.Of(_views, new() { FocalLengthPx = 30, K1 = 0.1 }, rotationRad: 0.005), _ties.Tracks, new() { Structure = Structure.Directions });

    /// <summary>Photometry, seams and four octaves of blending, 7 Mpx.</summary>
    [Benchmark]
    public long Blend()
    {
        var projection = CylindricalProjection.Part(default, 3378, Core.Units.Angle.FromDegrees(-10), Core.Units.Angle.FromDegrees(101), Core.Units.Angle.FromDegrees(1), Core.Units.Angle.FromDegrees(-15));
        var plan = Mosaic.Plan(_views, projection, SphereSurface.Infinite, new() { Levels = 4, Threads = Environment.ProcessorCount });
        var store = new MosaicPictureStore(plan, new Held(_pictures));
        var survey = Mosaic.Survey(store);
        var photometry = Mosaic.Photometry(survey);
        var counter = new Counter();
        Mosaic.Render(store, photometry, Mosaic.Seams(survey, photometry), counter);
        return counter.Pixels;
    }

    static Raster<Linear> Painted(View view)
    {
        var picture = new Raster<Linear>(Camera.Width, Camera.Height);
        for (var y = 0; y < Camera.Height; y++)
        {
            for (var x = 0; x < Camera.Width; x++)
            {
                var d = view.Ray(x, y);
                picture[x, y] = new((float)(0.4 + (0.1 * Wave(d, 90)) + (0.1 * Wave(d, 310)) + (0.1 * Wave(d, 830))));
            }
        }

        return picture;
    }

    static double Wave(Direction<SiteFrame> d, double scale) =>
        Math.Sin((scale * d.X) + (3 * Math.Sin(scale * 0.7 * d.Z))) * Math.Cos((scale * d.Y) + (2 * Math.Sin(scale * 0.9 * d.X)) + (scale * d.Z));

    sealed class Held(Raster<Linear>[] pictures) : IMosaicPictures
    {
        public int Count => pictures.Length;

        public MosaicPicture Open(int index) => MosaicPicture.Grey(pictures[index]);
    }

    sealed class Counter : IMosaicSink
    {
        public long Pixels { get; private set; }

        public void Write(MosaicTile tile) => Pixels += (long)tile.Width * tile.Height;
    }
}
