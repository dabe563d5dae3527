using BenchmarkDotNet.Attributes;
using Farside.Core.Rasters;
using Farside.Processing.Imaging;

namespace Farside.Benchmarks;

/// <summary>How long does each demosaic method take for one PCAM colour frame, beside copying the same samples into three planes?</summary>
[MemoryDiagnoser]
public class DemosaicBench
{
    const int Width = 2352;
    const int Height = 1728;
    const int BandRows = 64;

    readonly Raster<Linear> _mosaic = new(Width, Height);
    readonly ColourPlanes _band = new(Width, BandRows);
    IDemosaicer? _demosaicer;

    [ParamsAllValues]
    public DemosaicMethod Method { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        var random = new Random(2352);
        foreach (ref var sample in _mosaic.Pixels)
        {
            sample = new(random.Next(1023));
        }

        _demosaicer = Demosaicers.Create(Method);
    }

    /// <summary>The bytes alone: each band of the mosaic copied into all three planes.</summary>
    [Benchmark(Baseline = true)]
    public void Copy()
    {
        for (var y = 0; y < Height; y += BandRows)
        {
            var band = _mosaic.Pixels.Slice(y * Width, BandRows * Width);
            band.CopyTo(_band.Red.Pixels);
            band.CopyTo(_band.Green.Pixels);
            band.CopyTo(_band.Blue.Pixels);
        }
    }

    [Benchmark]
    public void Demosaic()
    {
        for (var y = 0; y < Height; y += BandRows)
        {
            _demosaicer!.Demosaic(_mosaic, BayerPattern.Rggb, y, y + BandRows, _band);
        }
    }
}
