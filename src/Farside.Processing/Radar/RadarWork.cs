namespace Farside.Processing.Radar;

/// <summary>How a chain may use the machine; no result depends on it.</summary>
/// <param name="Threads">At most so many; −1 for as many as there are.</param>
public readonly record struct RadarWork(int Threads, CancellationToken Cancel)
{
    public static RadarWork All => new(-1, CancellationToken.None);

    internal ParallelOptions Options => new() { MaxDegreeOfParallelism = Threads, CancellationToken = Cancel };
}
