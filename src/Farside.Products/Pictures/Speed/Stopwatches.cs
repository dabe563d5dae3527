using System.Diagnostics;

namespace Farside.Products.Pictures.Speed;

/// <summary>Medians of repeated work.</summary>
static class Stopwatches
{
    /// <summary>Milliseconds of one call: the median of <paramref name="runs"/>, after two calls that are not counted.</summary>
    public static double Median(int runs, Action work, CancellationToken cancel)
    {
        var times = new double[runs];
        for (var run = -2; run < runs; run++)
        {
            cancel.ThrowIfCancellationRequested();
            var start = Stopwatch.GetTimestamp();
            work();
            times[Math.Max(run, 0)] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        return times[runs / 2];
    }
}
