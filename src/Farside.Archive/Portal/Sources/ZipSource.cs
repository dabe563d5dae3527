using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using Farside.Archive.Ledger;
using Farside.Archive.Store;

namespace Farside.Archive.Portal.Sources;

/// <summary>The files of a ZIP, each unpacked to its folder within the archive.</summary>
sealed class ZipSource : IProductSource
{
    // Unix keeps a file's kind in the upper half of the attributes: 0xA000 is a link.
    const int KindShift = 16;
    const int KindMask = 0xF000;
    const int Link = 0xA000;

    readonly string _path;
    readonly Lock _gate = new();
    readonly Dictionary<string, (long Bytes, uint Crc)> _entries = new(StringComparer.Ordinal);

    /// <exception cref="FetchException">No file, or no ZIP.</exception>
    public ZipSource(string path)
    {
        _path = Path.GetFullPath(path);
        using var zip = Open(_path);
        foreach (var entry in zip.Entries.Where(entry => entry.Name.Length > 0 && ((entry.ExternalAttributes >> KindShift) & KindMask) != Link))
        {
            _entries[entry.FullName] = (entry.Length, entry.Crc32);
        }
    }

    public string Name => $"zip {_path}";

    public bool IsLocal => true;

    public int Requests => 0;

    public async IAsyncEnumerable<IReadOnlyList<ListedFile>> ListAsync(FetchSelection selection, Action<string> remark, [EnumeratorCancellation] CancellationToken cancel)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        yield return [.. _entries.Where(entry => !entry.Key.Split('/')[^1].StartsWith("._", StringComparison.Ordinal)).Select(entry => File(entry.Key, entry.Value.Bytes))];
    }

    public Task<string> AddressAsync(LedgerFile file, CancellationToken cancel) => file.Key.Length > 0 ? Task.FromResult(file.Key) : throw new AbsentException(file.Name, "nothing of that name");

    public string FolderOf(string address) => address.Contains('/', StringComparison.Ordinal) ? address[..address.LastIndexOf('/')] : "";

    public async Task<SourceAnswer> OpenAsync(string address, long offset, FileVersion begun, CancellationToken cancel)
    {
        var version = await ProbeAsync(address, cancel).ConfigureAwait(false);
        var zip = Open(_path);
        try
        {
            var body = new BoundedStream((zip.GetEntry(address) ?? throw new AbsentException($"{_path}: {ArchivePath.Shown(address)}", "no such entry")).Open(), version.Bytes!.Value);
            var start = begun.MayBe(version) ? Math.Min(offset, version.Bytes.Value) : 0;
            await body.SkipAsync(start, cancel).ConfigureAwait(false);
            return new(body, start, version, zip) { IsEnd = offset > 0 && offset >= version.Bytes };
        }
        catch (InvalidDataException refusal)
        {
            zip.Dispose();
            throw new FetchException($"{_path}: {ArchivePath.Shown(address)}", refusal.Message.TrimEnd('.'), "an entry that can be unpacked", cause: refusal);
        }
        catch
        {
            zip.Dispose();
            throw;
        }
    }

    public Task<FileVersion> ProbeAsync(string address, CancellationToken cancel)
    {
        lock (_gate)
        {
            return _entries.TryGetValue(address, out var entry)
                ? Task.FromResult(new FileVersion(string.Create(CultureInfo.InvariantCulture, $"\"{entry.Crc:x8}\""), "", entry.Bytes))
                : throw new AbsentException($"{_path}: {ArchivePath.Shown(address)}", "no such entry");
        }
    }

    public void Dispose()
    {
    }

    /// <summary>A link list within, as the portal's cart packs it; null where there is none or there are products too.</summary>
    public static IReadOnlyList<string>? LinksIn(string path)
    {
        using var zip = Open(Path.GetFullPath(path));
        var list = zip.Entries.FirstOrDefault(entry => entry.Name.StartsWith("downloadResult", StringComparison.OrdinalIgnoreCase) && entry.Length < 256 << 20);
        if (list is null || zip.Entries.Any(entry => ProductName.TryParse(entry.Name, out _)))
        {
            return null;
        }

        using var text = new StreamReader(list.Open());
        return text.ReadToEnd().Split('\n');
    }

    static ZipArchive Open(string path)
    {
        try
        {
            return ZipFile.OpenRead(path);
        }
        catch (Exception refusal) when (refusal is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new FetchException(path, refusal.Message.TrimEnd('.'), "a ZIP file", cause: refusal);
        }
    }

    static ListedFile File(string address, long bytes)
    {
        var name = address.Split('/')[^1];
        return new(ProductName.TryParse(name, out _) ? name : address, address, address, bytes);
    }
}
