using System.Diagnostics;

namespace Farside.Products.Pictures.Speed;

/// <summary>Medians of repeated work.</summary>
static class Stopwatches
{
    /// <summary>The compiler takes about this long to notice what is hot and to translate it well.</summary>
    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.4);

    /// <summary>Milliseconds of one call: the median of <paramref name="runs"/>, after calls that are not counted.</summary>
    public static double Median(int runs, Action work, CancellationToken cancel)
    {
        var begin = Stopwatch.GetTimestamp();
        do
        {
            cancel.ThrowIfCancellationRequested();
            work();
        }
        while (Stopwatch.GetElapsedTime(begin) < WarmUp);

        var times = Enumerable.Range(0, runs).Select(_ => Once(work, cancel)).Order().ToArray();
        return times[runs / 2];
    }

    static double Once(Action work, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
