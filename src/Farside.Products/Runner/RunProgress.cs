namespace Farside.Products.Runner;

/// <summary>Counters that a run moves and a screen reads, from any thread.</summary>
public sealed class RunProgress
{
    int _finished;
    int _failed;

    /// <summary>Jobs this run has to do; known once the plan is made.</summary>
    public int Total { get; internal set; }

    public int Finished => Volatile.Read(ref _finished);
    public int Failed => Volatile.Read(ref _failed);

    /// <summary>The job begun last.</summary>
    public string Current { get; internal set; } = "";

    /// <summary>For work that is counted elsewhere.</summary>
    public void Set(int finished, int total)
    {
        Volatile.Write(ref _finished, finished);
        Total = total;
    }

    internal void Finish(bool isGood)
    {
        if (!isGood)
        {
            Interlocked.Increment(ref _failed);
        }

        Interlocked.Increment(ref _finished);
    }
}
