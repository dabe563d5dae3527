using BenchmarkDotNet.Attributes;
using Farside.Processing.Imaging;

namespace Farside.Benchmarks;

/// <summary>
/// How long does it take to show the light of one PCAM colour frame as 8-bit sRGB, beside copying as many bytes and beside the plain
/// formula's table?
/// </summary>
[MemoryDiagnoser]
public class DisplayBench
{
    const int Width = 2352;
    const int Height = 1728;

    readonly float[] _light = new float[Width];
    readonly byte[] _rgb = new byte[3 * Width];
    readonly byte[] _copied = new byte[3 * Width];
    readonly DisplayTable _table = new(new DisplayLook(0, new(1.4, 1, 1.2), 2, 600, 1));

    [GlobalSetup]
    public void Fill()
    {
        var random = new Random(2352);
        foreach (ref var sample in _light.AsSpan())
        {
            sample = random.Next(1023);
        }
    }

    /// <summary>The bytes alone.</summary>
    [Benchmark(Baseline = true)]
    public void Copy()
    {
        for (var y = 0; y < Height; y++)
        {
            _rgb.CopyTo(_copied, 0);
        }
    }

    [Benchmark]
    public void Show()
    {
        for (var y = 0; y < Height; y++)
        {
            _table.Show(_light, _light, _light, _rgb);
        }
    }

    [Benchmark]
    public void ShowPlain()
    {
        for (var y = 0; y < Height; y++)
        {
            for (var i = 0; i < _rgb.Length; i++)
            {
                _rgb[i] = _table.ShowPlain(_light[i / 3]);
            }
        }
    }

    [Benchmark]
    public void Round()
    {
        for (var y = 0; y < Height; y++)
        {
            Rounding.Interleave(_light, _light, _light, ColourGains.None, _rgb);
        }
    }
}
