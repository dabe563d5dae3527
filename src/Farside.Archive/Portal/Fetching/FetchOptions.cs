namespace Farside.Archive.Portal.Fetching;

/// <summary>How an archive is filled.</summary>
public sealed record FetchOptions
{
    public FetchSelection Selection { get; init; } = new();

    public PoliteOptions Polite { get; init; } = new();

    /// <summary>Also ask for what is here already, whether the source has changed it; what has changed is fetched again and what was here is kept in <c>.farside/replaced</c>.</summary>
    public bool IsRefresh { get; init; }
}
