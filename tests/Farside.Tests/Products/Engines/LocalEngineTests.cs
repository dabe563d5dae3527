using System.Collections.Concurrent;
using Farside.Products.Engines;
using Farside.Products.Runner;

namespace Farside.Tests.Products.Engines;

public class LocalEngineTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void Every_job_runs_once_and_after_what_it_cites(int threads)
    {
        var jobs = Enumerable.Range(0, 200).Select(i => new Job("r", $"{i}") { Cites = i >= 10 ? [$"r/{i - 10}", $"r/{i / 2}"] : [] }).ToList();
        var order = new ConcurrentQueue<string>();
        new LocalEngine(threads, long.MaxValue).Run(jobs, job => order.Enqueue(job.Key), CancellationToken.None);

        var at = order.Select((key, i) => (key, i)).ToDictionary(pair => pair.key, pair => pair.i);
        Assert.Equal(200, at.Count);
        Assert.All(jobs, job => Assert.All(job.Cites, cited => Assert.True(at[cited] < at[job.Key])));
    }

    [Fact]
    public void Running_jobs_never_hold_more_memory_than_given()
    {
        var sizes = new[] { 50, 30, 20, 70, 10, 90, 40, 60, 25, 35 };
        var jobs = Enumerable.Range(0, 100).Select(i => new Job("r", $"{i}") { MemoryBytes = sizes[i % sizes.Length] }).ToList();
        long now = 0, most = 0;
        new LocalEngine(6, 100).Run(jobs, job =>
        {
            var held = Interlocked.Add(ref now, job.MemoryBytes);
            InterlockedMax(ref most, held);
            Thread.Sleep(1);
            Interlocked.Add(ref now, -job.MemoryBytes);
        }, CancellationToken.None);

        Assert.InRange(most, 71, 100); // the bound holds, and the room was used
    }

    [Fact]
    public void A_stopped_engine_begins_no_more_jobs()
    {
        using var stop = new CancellationTokenSource();
        using var stopped = new ManualResetEventSlim();
        var begun = 0;
        new LocalEngine(3, long.MaxValue).Run([.. Enumerable.Range(0, 100).Select(i => new Job("r", $"{i}"))], _ =>
        {
            var number = Interlocked.Increment(ref begun);
            if (number == 10)
            {
                stop.Cancel();
                stopped.Set();
            }
            else if (number > 10)
            {
                stopped.Wait(); // the other two threads may each have begun one more by then
            }
        }, stop.Token);

        Assert.InRange(begun, 10, 12);
    }

    static void InterlockedMax(ref long most, long value)
    {
        for (var seen = Interlocked.Read(ref most); value > seen && Interlocked.CompareExchange(ref most, value, seen) != seen; seen = Interlocked.Read(ref most))
        {
        }
    }
}
