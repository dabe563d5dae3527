using System.Globalization;

namespace Farside.Products.Runner;

/// <summary>
/// The folder <c>products/</c>: one sub-folder a product, written beside and moved into place whole. Names that begin with a dot are its own:
/// <c>.tmp-…</c> a product being written, <c>.farside/</c> the lock and the record of inputs that a recipe had nothing to make from.
/// </summary>
public sealed class ProductStore : IDisposable
{
    const string Own = ".farside";
    readonly FileStream? _lock;
    int _temps;

    ProductStore(string root, FileStream? guard) => (Root, _lock) = (Path.GetFullPath(root), guard);

    /// <summary>Absolute path.</summary>
    public string Root { get; }

    /// <summary>Looks only: nothing is created, locked or swept.</summary>
    public static ProductStore View(string root) => new(root, null);

    /// <summary>For making: creates the folder, keeps other makers out, sweeps what a killed one left behind.</summary>
    public static ProductStore Open(string root)
    {
        try
        {
            Directory.CreateDirectory(Path.Combine(root, Own));
            var store = new ProductStore(root, Lock(Path.Combine(root, Own, "lock")));
            store.Sweep();
            return store;
        }
        catch (Exception blocked) when (blocked is IOException or UnauthorizedAccessException && !IsBusy(blocked))
        {
            throw new ProductException(root, "folder", blocked.Message.Split('\n')[0].TrimEnd('.'), "a folder that can be written", "Choose another one with --out.", blocked);
        }
    }

    public string FolderOf(string key) => Path.Combine(Root, key);

    /// <summary>The record of a product on disk, or of an input that gave none; null when there is neither or it cannot be read.</summary>
    public ProductRecord? Find(string key) => TryRead(FolderOf(key)) ?? TryRead(SkipFolder(key));

    /// <summary>Keys of all product folders on disk, ordinal order.</summary>
    public IReadOnlyList<string> Keys()
    {
        if (!Directory.Exists(Root))
        {
            return [];
        }

        var keys = from recipe in Directory.EnumerateDirectories(Root)
                   where Path.GetFileName(recipe)[0] != '.'
                   from folder in Directory.EnumerateDirectories(recipe)
                   where Path.GetFileName(folder)[0] != '.'
                   select $"{Path.GetFileName(recipe)}/{Path.GetFileName(folder)}";
        return [.. keys.Order(StringComparer.Ordinal)];
    }

    public void Dispose() => _lock?.Dispose();

    /// <summary>A new empty folder on the same file system, which only <see cref="Commit"/> makes visible.</summary>
    internal string NewTemp()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $".tmp-{Environment.ProcessId}-{Interlocked.Increment(ref _temps)}");
        return Directory.CreateDirectory(Path.Combine(Root, name)).FullName;
    }

    /// <summary>Moves a finished folder into place; an older one goes first, whole.</summary>
    internal void Commit(string temp, string key, bool isSkip)
    {
        var (target, other) = isSkip ? (SkipFolder(key), FolderOf(key)) : (FolderOf(key), SkipFolder(key));
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        Discard(target);
        Directory.Move(temp, target);
        Discard(other);
    }

    internal static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Writes a renewed record over the old one, whole.</summary>
    internal void Renew(ProductRecord record)
    {
        var folder = Directory.Exists(FolderOf(record.Key)) ? FolderOf(record.Key) : SkipFolder(record.Key);
        var temp = Path.Combine(NewTemp(), ProductRecord.FileName);
        File.WriteAllBytes(temp, ProductJson.Write(record));
        File.Move(temp, Path.Combine(folder, ProductRecord.FileName), overwrite: true);
        Delete(Path.GetDirectoryName(temp)!);
    }

    void Discard(string folder)
    {
        if (Directory.Exists(folder))
        {
            var old = Path.Combine(NewTemp(), "old");
            Directory.Move(folder, old);
            Delete(Path.GetDirectoryName(old)!);
        }
    }

    void Sweep()
    {
        foreach (var left in Directory.EnumerateDirectories(Root, ".tmp-*"))
        {
            Delete(left);
        }
    }

    string SkipFolder(string key) => Path.Combine(Root, Own, "nothing", key);

    static ProductRecord? TryRead(string folder)
    {
        var path = Path.Combine(folder, ProductRecord.FileName);
        try
        {
            return File.Exists(path) ? ProductJson.Parse(File.ReadAllBytes(path), path) : null;
        }
        catch (Exception broken) when (broken is ProductException or IOException or UnauthorizedAccessException)
        {
            return null; // made again, as if it were absent
        }
    }

    static FileStream Lock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException busy) when (IsBusy(busy))
        {
            throw new ProductException(Path.GetDirectoryName(Path.GetDirectoryName(path))!, "lock", "another farside at work in this folder", "one at a time", "Wait for it, or choose another --out.", busy);
        }
    }

    // A lock held by someone else: EWOULDBLOCK on Unix, ERROR_SHARING_VIOLATION on Windows.
    static bool IsBusy(Exception error) => error is IOException && (error.HResult & 0xFFFF) is 11 or 32;
}
