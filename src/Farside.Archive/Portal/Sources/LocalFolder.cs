using System.Globalization;
using System.Runtime.CompilerServices;
using Farside.Archive.Ledger;
using Farside.Archive.Store;

namespace Farside.Archive.Portal.Sources;

/// <summary>A folder of this computer: an old copy, a disc, a mounted server. Files are copied, never moved or linked.</summary>
sealed class LocalFolder : IProductSource
{
    readonly string _root;

    /// <exception cref="FetchException">No such folder.</exception>
    public LocalFolder(string folder)
    {
        _root = Path.GetFullPath(folder);
        if (!Directory.Exists(_root))
        {
            throw new FetchException(folder, "no such folder", "a folder of products");
        }
    }

    public string Name => $"folder {_root}";

    public bool IsLocal => true;

    public int Requests => 0;

    public async IAsyncEnumerable<IReadOnlyList<ListedFile>> ListAsync(FetchSelection selection, Action<string> remark, [EnumeratorCancellation] CancellationToken cancel)
    {
        const int Page = 500;
        await Task.CompletedTask.ConfigureAwait(false);
        var scan = FolderScan.Of(Directory.ResolveLinkTarget(_root, returnFinalTarget: true)?.FullName ?? _root);
        foreach (var link in scan.RefusedLinks)
        {
            remark($"{link}: found a link that leads out of the folder; expected a file. It is left out.");
        }

        foreach (var page in scan.Files.Chunk(Page))
        {
            cancel.ThrowIfCancellationRequested();
            yield return [.. page.Select(File)];
        }
    }

    public Task<string> AddressAsync(LedgerFile file, CancellationToken cancel) => file.Key.Length > 0 ? Task.FromResult(file.Key) : throw new AbsentException(file.Name, "nothing of that name");

    public string FolderOf(string address) => (Path.GetDirectoryName(Path.GetRelativePath(_root, address)) ?? "").Replace(Path.DirectorySeparatorChar, '/');

    public Task<SourceAnswer> OpenAsync(string address, long offset, FileVersion begun, CancellationToken cancel)
    {
        var version = VersionOf(address);
        var start = begun.MayBe(version) ? offset : 0;
        if (start > 0 && start >= version.Bytes)
        {
            return Task.FromResult(new SourceAnswer(Stream.Null, start, version) { IsEnd = true });
        }

        try
        {
            var file = new FileStream(address, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
            file.Position = start;
            return Task.FromResult(new SourceAnswer(file, start, version));
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new FetchException(address, refusal.Message.TrimEnd('.'), "a file that can be read", cause: refusal);
        }
    }

    public Task<FileVersion> ProbeAsync(string address, CancellationToken cancel) => Task.FromResult(VersionOf(address));

    public void Dispose()
    {
    }

    ListedFile File(FoundFile file)
    {
        var folder = FolderOf(file.Path);
        return new(ProductName.TryParse(file.Name, out _) || folder.Length == 0 ? file.Name : $"{folder}/{file.Name}", file.Path, file.Path, file.Bytes);
    }

    static FileVersion VersionOf(string path)
    {
        var info = new FileInfo(path);
        return info.Exists ? new("", info.LastWriteTimeUtc.ToString("O", CultureInfo.InvariantCulture), info.Length) : throw new AbsentException(path, "no such file");
    }
}
