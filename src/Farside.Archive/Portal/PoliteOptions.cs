namespace Farside.Archive.Portal;

/// <summary>How hard a server may be asked.</summary>
public sealed record PoliteOptions
{
    /// <summary>Files at one time.</summary>
    public int Connections { get; init; } = 4;

    /// <summary>Requests begun in a second, all connections together.</summary>
    public double RequestsPerSecond { get; init; } = 5;

    /// <summary>Bytes received in a second, all connections together; null for as fast as they come.</summary>
    public long? BytesPerSecond { get; init; }

    /// <summary>Attempts in a row that bring nothing before a file is given up.</summary>
    public int Tries { get; init; } = 6;

    /// <summary>Wait after the first failure; doubled after each further one, and up to half as long by chance.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest wait of our own choosing.</summary>
    public TimeSpan MostWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest wait that a server may ask for with <c>Retry-After</c>; one that asks for more is left alone.</summary>
    public TimeSpan MostAsked { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>A connection on which nothing comes for so long is dropped.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>Hosts besides the portal's that may be asked.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>The hosts whose certificate may have expired; everything else about it must still be right.</summary>
    public IReadOnlyList<string> ExpiredCertificates { get; init; } = [];
}
