using System.Runtime.ExceptionServices;

namespace Farside.Processing.Photogrammetry.Mosaics.Blending;

/// <summary>Several workers make numbered things; they are handed over in order, one at a time.</summary>
static class TileLine
{
    public static void Run<TWorker, TMade>(
        int count, int workers, Func<TWorker> hire, Func<TWorker, int, CancellationToken, TMade> make, Action<TMade, int> handOver, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var line = new Turns();
        Exception? failure = null;
        void Work(int _)
        {
            try
            {
                var worker = hire();
                for (var number = line.Take(); number < count; number = line.Take())
                {
                    stop.Token.ThrowIfCancellationRequested();
                    var made = make(worker, number, stop.Token);
                    line.AtTurn(number, () => handOver(made, number), stop.Token);
                }
            }
            catch (Exception e)
            {
                // The first failure is the one that is told; it ends the others' work.
                Interlocked.CompareExchange(ref failure, e, null);
                stop.Cancel();
                line.Wake();
            }
        }

        Parallel.For(0, Math.Min(workers, count), new() { MaxDegreeOfParallelism = Math.Max(1, workers) }, Work);
        cancel.ThrowIfCancellationRequested();
        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    sealed class Turns
    {
        readonly object _gate = new();
        int _taken = -1;
        int _next;

        public int Take() => Interlocked.Increment(ref _taken);

        public void AtTurn(int number, Action act, CancellationToken stop)
        {
            lock (_gate)
            {
                while (_next != number)
                {
                    stop.ThrowIfCancellationRequested();
                    Monitor.Wait(_gate);
                }

                stop.ThrowIfCancellationRequested();
                act();
                _next++;
                Monitor.PulseAll(_gate);
            }
        }

        public void Wake()
        {
            lock (_gate)
            {
                Monitor.PulseAll(_gate);
            }
        }
    }
}
