using BenchmarkDotNet.Attributes;
using Farside.Core.Rasters;
using Farside.Processing.Radar;

namespace Farside.Benchmarks;

/// <summary>
/// How long does a section of 40,000 traces of 2,048 samples take through the chain, beside copying it and beside one transform of every trace there and back? The task
/// allows 20 s with migration.
/// </summary>
[MemoryDiagnoser]
public class RadarBench
{
    const int Traces = 40_000;
    const int Samples = 2048;
    const double Mhz = 500;

    readonly Linear[] _stored = new Linear[Traces * Samples];
    readonly Linear[] _work = new Linear[Traces * Samples];

    [GlobalSetup]
    public void Fill()
    {
        var random = new Random(40_000);
        foreach (ref var echo in _stored.AsSpan())
        {
            echo = new((float)(random.NextDouble() - 0.5));
        }
    }

    /// <summary>The bytes alone; every other number has it too.</summary>
    [Benchmark(Baseline = true)]
    public RadarSection Copy()
    {
        _stored.CopyTo(_work, 0);
        return new() { Echo = new(Samples, Traces, _work), IntervalNs = 0.3125, SpacingM = 0.036 };
    }

    /// <summary>Every trace into frequencies and back: the least that any filter of this length costs.</summary>
    [Benchmark]
    public RadarSection Transform() => Run(new BandPassStep { LowMhz = 250, HighMhz = 750, Order = 4 });

    [Benchmark]
    public RadarSection Standard() => Run([.. RadarPresets.Of("standard", Mhz, new())]);

    /// <summary>What the task's 20 s are for.</summary>
    [Benchmark]
    public RadarSection Migrated() => Run([.. RadarPresets.Of("migrated", Mhz, new())]);

    [Benchmark]
    public int Layers() => Horizons.Find(Copy(), new(), RadarWork.All).Count;

    RadarSection Run(params RadarStep[] steps) => RadarChain.Run(Copy(), steps, RadarWork.All);
}
