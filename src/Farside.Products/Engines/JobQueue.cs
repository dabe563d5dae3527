using Farside.Products.Runner;

namespace Farside.Products.Engines;

/// <summary>Jobs in order, each held back until those it cites have ended and until its memory is free.</summary>
sealed class JobQueue
{
    readonly object _gate = new();
    readonly IReadOnlyList<Job> _jobs;
    readonly long _memory;
    readonly int[] _waitsFor;
    readonly List<int>[] _waiters;
    readonly SortedSet<int> _ready = [];
    long _used;
    int _running;
    int _left;
    bool _isClosed;

    public JobQueue(IReadOnlyList<Job> jobs, long memory)
    {
        (_jobs, _memory, _left) = (jobs, memory, jobs.Count);
        _waitsFor = new int[jobs.Count];
        _waiters = [.. jobs.Select(_ => new List<int>())];
        var byKey = jobs.Select((job, i) => (job.Key, i)).ToDictionary(pair => pair.Key, pair => pair.i, StringComparer.Ordinal);
        for (var i = 0; i < jobs.Count; i++)
        {
            Link(i, byKey);
        }
    }

    public Job this[int index] => _jobs[index];

    /// <summary>The next job to run, waiting for one when need be; null when there will be none.</summary>
    public int? Take()
    {
        lock (_gate)
        {
            while (!_isClosed && _left > 0)
            {
                if (TryAdmit(out var index))
                {
                    return index;
                }

                Monitor.Wait(_gate);
            }

            return null;
        }
    }

    public void End(int index)
    {
        lock (_gate)
        {
            _running--;
            _left--;
            _used -= _jobs[index].MemoryBytes;
            foreach (var waiter in _waiters[index].Where(waiter => --_waitsFor[waiter] == 0))
            {
                _ready.Add(waiter);
            }

            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>No more jobs begin.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            Monitor.PulseAll(_gate);
        }
    }

    void Link(int index, Dictionary<string, int> byKey)
    {
        foreach (var cited in _jobs[index].Citable.Distinct())
        {
            if (byKey.TryGetValue(cited, out var before) && before != index)
            {
                _waiters[before].Add(index);
                _waitsFor[index]++;
            }
        }

        if (_waitsFor[index] == 0)
        {
            _ready.Add(index);
        }
    }

    bool TryAdmit(out int index)
    {
        foreach (var candidate in _ready)
        {
            if (_running == 0 || _used + _jobs[candidate].MemoryBytes <= _memory)
            {
                index = candidate;
                _ready.Remove(candidate);
                _running++;
                _used += _jobs[candidate].MemoryBytes;
                return true;
            }
        }

        index = -1;
        return false;
    }
}
