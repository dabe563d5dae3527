using System.Diagnostics;

namespace Farside.Products.Pictures.Speed;

/// <summary>Medians of repeated work.</summary>
static class Stopwatches
{
    /// <summary>The compiler takes about this long to notice what is hot and to translate it well.</summary>
    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.4);

    /// <summary>Milliseconds of one call: the median of <paramref name="runs"/>, after calls that are not counted.</summary>
    public static double Median(int runs, Action work, CancellationToken cancel) => Times(runs, work, cancel)[runs / 2];

    /// <summary>Milliseconds of each of <paramref name="runs"/> calls, fastest first.</summary>
    public static double[] Times(int runs, Action work, CancellationToken cancel)
    {
        var begin = Stopwatch.GetTimestamp();
        do
        {
            cancel.ThrowIfCancellationRequested();
            work();
        }
        while (Stopwatch.GetElapsedTime(begin) < WarmUp);

        return [.. Enumerable.Range(0, runs).Select(_ => Once(work, cancel)).Order()];
    }

    /// <summary>Milliseconds of processor time of one call, mean over <paramref name="runs"/>.</summary>
    public static double Processor(int runs, Action work, CancellationToken cancel)
    {
        var start = Environment.CpuUsage.TotalTime;
        for (var run = 0; run < runs; run++)
        {
            cancel.ThrowIfCancellationRequested();
            work();
        }

        return (Environment.CpuUsage.TotalTime - start).TotalMilliseconds / runs;
    }

    static double Once(Action work, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
