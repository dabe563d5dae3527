using Farside.Archive.Ledger;

namespace Farside.Archive.Portal.Sources;

/// <summary>Something that products can be had from: the portal, a list of its links, a web folder, a local folder, a ZIP file.</summary>
public interface IProductSource : IDisposable
{
    /// <summary>Which source it is, the same every time: the ledger remembers it by this.</summary>
    string Name { get; }

    /// <summary>It lies on this computer: what has come of a file may as well be read again.</summary>
    bool IsLocal { get; }

    /// <summary>Requests sent so far; 0 for what is on this disk.</summary>
    int Requests { get; }

    /// <summary>What it offers of a selection, a page at a time.</summary>
    /// <param name="remark">Told in one line what had to be left out and why.</param>
    /// <exception cref="FetchException">It cannot be listed at all.</exception>
    IAsyncEnumerable<IReadOnlyList<ListedFile>> ListAsync(FetchSelection selection, Action<string> remark, CancellationToken cancel);

    /// <summary>Where a listed file lies.</summary>
    /// <exception cref="FetchException">The source does not say.</exception>
    Task<string> AddressAsync(LedgerFile file, CancellationToken cancel);

    /// <summary>The folder, below the archive, for what lies at an address: parts as the source has them, with forward slashes; empty for the archive itself.</summary>
    string FolderOf(string address);

    /// <summary>One attempt at a file from <paramref name="offset"/> on, if it is still the version begun; else from its beginning.</summary>
    /// <exception cref="FetchException">Refused for good.</exception>
    Task<SourceAnswer> OpenAsync(string address, long offset, FileVersion begun, CancellationToken cancel);

    /// <summary>Which version the source has now, with as few bytes as it can be asked.</summary>
    Task<FileVersion> ProbeAsync(string address, CancellationToken cancel);
}
