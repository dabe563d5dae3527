namespace Farside.Archive.Portal.Fetching;

/// <summary>How far a fetch is, for whoever watches; written by several threads.</summary>
public sealed class FetchProgress
{
    long _listed;
    long _products;
    long _bytes;
    long _refused;

    /// <summary>Files listed so far.</summary>
    public long Listed => Interlocked.Read(ref _listed);

    /// <summary>Products that are to come; 0 while the source is still listed.</summary>
    public long Total { get; internal set; }

    /// <summary>Bytes that are expected to come, 0 for unknown.</summary>
    public long TotalBytes { get; internal set; }

    /// <summary>Products done, refused ones included.</summary>
    public long Products => Interlocked.Read(ref _products);

    /// <summary>Bytes received.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    public long Refused => Interlocked.Read(ref _refused);

    internal void List(int files) => Interlocked.Add(ref _listed, files);

    internal void Receive(int bytes) => Interlocked.Add(ref _bytes, bytes);

    internal void Finish(bool isRefused)
    {
        Interlocked.Increment(ref _products);
        Interlocked.Add(ref _refused, isRefused ? 1 : 0);
    }
}
