using Farside.Archive.Ledger;

namespace Farside.Archive.Portal.Fetching;

/// <summary>A file on its way: what has come of it lies in <c>.farside/partial</c> until the whole product is here.</summary>
sealed class PartFile : IDisposable
{
    readonly FileStream _file;

    PartFile(string path, FileStream file) => (Path, _file) = (path, file);

    public string Path { get; }

    public long Length => _file.Length;

    /// <exception cref="DiskException">It cannot be written.</exception>
    public static PartFile Open(string root, string name)
    {
        var path = PathOf(root, name);
        return Disk(path, () =>
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            // Without a buffer of our own, what has been written is on its way to the disk even if this process dies now.
            return new PartFile(path, new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, 0));
        });
    }

    public static string PathOf(string root, string name) => System.IO.Path.Combine(root, ArchiveLedger.Folder, "partial", name.Replace('/', '~'));

    public void Restart() => Disk(Path, () =>
    {
        _file.SetLength(0);
        return true;
    });

    public void Append(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _file.Position = _file.Length;
            _file.Write(bytes);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            // Out of range is a length that the file system does not know, as beyond 4 GB on a stick.
            throw new DiskException(Path, refusal);
        }
    }

    /// <summary>Down to the disk itself.</summary>
    public void Flush() => Disk(Path, () =>
    {
        _file.Flush(flushToDisk: true);
        return true;
    });

    public void Dispose() => _file.Dispose();

    internal static TResult Disk<TResult>(string path, Func<TResult> work)
    {
        try
        {
            return work();
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new DiskException(path, refusal);
        }
    }
}
