using Farside.Archive.Ledger;

namespace Farside.Archive.Portal;

/// <summary>The bytes of a file from some place on.</summary>
/// <param name="body">Read once; disposed with this.</param>
/// <param name="offset">Where in the file the body begins: where it was asked to, or 0.</param>
/// <param name="version">Which version of the file it is, and how long that is.</param>
/// <param name="owner">What else ends with the answer.</param>
public sealed class SourceAnswer(Stream body, long offset, FileVersion version, IDisposable? owner = null) : IAsyncDisposable
{
    public Stream Body => body;
    public long Offset => offset;
    public FileVersion Version => version;

    /// <summary>What the server says it sends, e.g. <c>text/html</c>; empty for nothing.</summary>
    public string MediaType { get; init; } = "";

    /// <summary>There is nothing from that place on: the file ends there or before.</summary>
    public bool IsEnd { get; init; }

    public async ValueTask DisposeAsync()
    {
        await body.DisposeAsync().ConfigureAwait(false);
        owner?.Dispose();
    }
}
