using Farside.Products.Runner;

namespace Farside.Products.Engines;

/// <summary>This machine's threads. Jobs run side by side as long as their estimates fit into the memory given.</summary>
/// <param name="threads">Jobs at one time.</param>
/// <param name="memoryBytes">What all running jobs may take together; a job larger than that runs alone.</param>
public sealed class LocalEngine(int threads, long memoryBytes) : IEngine
{
    public void Run(IReadOnlyList<Job> jobs, Action<Job> make, CancellationToken cancel)
    {
        var queue = new JobQueue(jobs, memoryBytes);
        using var stop = cancel.Register(queue.Close);
        var workers = Enumerable.Range(0, Math.Min(threads, jobs.Count)).Select(i => Start(i, queue, make)).ToList();
        workers.ForEach(worker => worker.Join());
    }

    static Thread Start(int number, JobQueue queue, Action<Job> make)
    {
        var worker = new Thread(() => Work(queue, make)) { Name = $"job {number}", IsBackground = true };
        worker.Start();
        return worker;
    }

    static void Work(JobQueue queue, Action<Job> make)
    {
        while (queue.Take() is { } index)
        {
            try
            {
                make(queue[index]);
            }
            finally
            {
                queue.End(index);
            }
        }
    }
}
