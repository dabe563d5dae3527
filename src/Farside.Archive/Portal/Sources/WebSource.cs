using Farside.Archive.Ledger;
using Farside.Archive.Portal.Http;

namespace Farside.Archive.Portal.Sources;

/// <summary>What all sources on the web have in common.</summary>
abstract class WebSource(PoliteClient client) : IProductSource
{
    public abstract string Name { get; }

    public bool IsLocal => false;

    public int Requests => client.Requests;

    protected PoliteClient Client => client;

    public abstract IAsyncEnumerable<IReadOnlyList<ListedFile>> ListAsync(FetchSelection selection, Action<string> remark, CancellationToken cancel);

    public virtual Task<string> AddressAsync(LedgerFile file, CancellationToken cancel) => file.Address.Length > 0 ? Task.FromResult(file.Address)
        : file.Key.Length > 0 ? Task.FromResult(file.Key) : throw new AbsentException(file.Name, "nothing in the list");

    /// <summary>What follows PUBDATA or its like; the whole path of any other address.</summary>
    public virtual string FolderOf(string address)
    {
        var parts = new Uri(address).AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).SkipLast(1).ToList();
        var root = parts.FindIndex(part => PortalFacts.Folders.Contains(part, StringComparer.OrdinalIgnoreCase));
        return string.Join('/', parts.Skip(root + 1));
    }

    public Task<SourceAnswer> OpenAsync(string address, long offset, FileVersion begun, CancellationToken cancel) => client.OpenAsync(new(address), offset, begun, cancel);

    public async Task<FileVersion> ProbeAsync(string address, CancellationToken cancel)
    {
        await using var answer = await client.OpenAsync(new(address), 0, FileVersion.Unknown, cancel, last: 0).ConfigureAwait(false);
        return answer.Version;
    }

    public void Dispose() => client.Dispose();
}
