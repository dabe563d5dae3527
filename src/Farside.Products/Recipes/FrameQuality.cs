using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Products.Runner;

namespace Farside.Products.Recipes;

/// <summary>How good a frame's own samples are.</summary>
static class FrameQuality
{
    public static void Measure(Workbench bench, Frame frame)
    {
        var (count, dark, full, sum) = frame.Samples.Kind == SampleKind.UInt8
            ? Count<byte>(frame.Samples.Bytes, frame.FullScaleDn, sample => sample)
            : Count<ushort>(frame.Samples.Samples<ushort>(), frame.FullScaleDn, sample => sample);
        bench.Measure("samples at full scale", 100.0 * full / count, "%");
        bench.Measure("samples at zero", 100.0 * dark / count, "%");
        bench.Measure("mean", sum / (double)count, "data numbers");
    }

    static (long Count, long Dark, long Full, long Sum) Count<TSample>(ReadOnlySpan<TSample> samples, double fullScale, Func<TSample, int> value) where TSample : unmanaged
    {
        Span<long> counts = new long[ushort.MaxValue + 1];
        foreach (var sample in samples)
        {
            counts[value(sample)]++;
        }

        var (full, sum) = (0L, 0L);
        for (var i = 1; i < counts.Length; i++)
        {
            full += i >= fullScale ? counts[i] : 0;
            sum += i * counts[i];
        }

        return (samples.Length, counts[0], full, sum);
    }
}
