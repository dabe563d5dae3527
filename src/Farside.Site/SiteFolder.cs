using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;
using Farside.Core;

namespace Farside.Site;

/// <summary>The folder a site is written to: changes only what differs, and remembers what belongs there. Many threads may write different files.</summary>
sealed partial class SiteFolder
{
    // Hidden: a web host need not have it, and serve never gives it away.
    const string LedgerName = ".farside/made.tsv";

    readonly ConcurrentDictionary<string, byte> _kept = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, byte> _keptFolders = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, string> _made = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> _madeBefore = new(StringComparer.Ordinal);
    readonly Lazy<ILookup<string, string>> _madeByFolder;
    readonly bool _usesHardLinks;
    int _filesWritten;
    int _filesRemoved;

    public SiteFolder(string root, bool usesHardLinks = false)
    {
        (Root, _usesHardLinks) = (Path.GetFullPath(root), usesHardLinks);
        _madeByFolder = new(() => _madeBefore.Keys.ToLookup(FolderOf, StringComparer.Ordinal));
    }

    public string Root { get; }
    public int FilesWritten => _filesWritten;
    public int FilesRemoved => _filesRemoved;

    /// <summary>What was made from what, the last time; nothing where nobody remembers.</summary>
    public void ReadLedger()
    {
        var path = PathOf(LedgerName);
        if (!File.Exists(path))
        {
            return;
        }

        foreach (var parts in File.ReadLines(path).Select(line => line.Split('\t')).Where(parts => parts.Length == 2))
        {
            _madeBefore[parts[0]] = parts[1];
        }
    }

    public void WriteLedger() => Write(LedgerName, Encoding.UTF8.GetBytes(string.Concat(
        _made.OrderBy(made => made.Key, StringComparer.Ordinal).Select(made => $"{made.Key}\t{made.Value}\n"))));

    public void Write(string relative, string content) => Write(relative, Encoding.UTF8.GetBytes(content));

    public void Write(string relative, byte[] content)
    {
        var path = Keep(relative);
        var there = new FileInfo(path);
        if (there.Exists && there.Length == content.Length && File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
        {
            return;
        }

        Replace(path, temporary => File.WriteAllBytes(temporary, content));
    }

    /// <summary>Copies, or links, a file whose size or time differs from the copy's; a file that is not there is left out.</summary>
    public bool Copy(FileInfo from, string relative)
    {
        if (!from.Exists || from.LinkTarget is not null)
        {
            return false;
        }

        var path = Keep(relative);
        var to = new FileInfo(path);
        if (!to.Exists || to.Length != from.Length || to.LastWriteTimeUtc != from.LastWriteTimeUtc)
        {
            Replace(path, temporary => CopyOrLink(from, temporary));
        }

        return true;
    }

    /// <summary>Makes a file whose <paramref name="stamp"/> (what it is made from, and how) differs from the last time's.</summary>
    public void Make(string relative, string stamp, Func<byte[]> make)
    {
        var path = Keep(relative);
        if (!IsMade(relative, stamp) || !File.Exists(path))
        {
            var content = make();
            Replace(path, temporary => File.WriteAllBytes(temporary, content));
        }

        _made[relative] = stamp;
    }

    /// <summary>The same for a folder of files: it appears whole or not at all.</summary>
    /// <param name="make">Fills an empty folder of the given name.</param>
    public void MakeFolder(string relative, string stamp, Action<string> make)
    {
        var path = PathOf(relative);
        _keptFolders[path] = 0;
        if (!IsMade(relative, stamp) || !Directory.Exists(path))
        {
            var temporary = path + ".part";
            Delete(temporary);
            Directory.CreateDirectory(temporary);
            make(temporary);
            Delete(path);
            Directory.Move(temporary, path);
            Interlocked.Add(ref _filesWritten, Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Count());
        }

        _made[relative] = stamp;
    }

    /// <summary>Keeps a product's folder as the last publication left it, with what was made in it.</summary>
    /// <param name="relative">With a slash at its end.</param>
    public void KeepFolder(string relative)
    {
        _keptFolders[PathOf(relative)] = 0;
        foreach (var made in _madeByFolder.Value[relative])
        {
            _made[made] = _madeBefore[made];
        }
    }

    /// <summary>How many files and folders lie in a folder; 0 where there is none.</summary>
    public int Entries(string relative)
    {
        var path = PathOf(relative);
        return Directory.Exists(path) ? Directory.EnumerateFileSystemEntries(path).Count() : 0;
    }

    /// <summary>Leftovers under <paramref name="swept"/> are deleted, so a folder of that name that no publication of ours made is refused.</summary>
    /// <param name="mark">A file that every site of ours has from its first moment.</param>
    public void RequireOurs(string swept, string mark)
    {
        var folder = Path.Combine(Root, swept);
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any() && !File.Exists(Path.Combine(Root, mark)))
        {
            throw new FarsideException($"{Root}: {swept}: found a folder that is not this site's; expected none, an empty one, or an earlier site. Choose another one with --out.");
        }
    }

    /// <summary>Removes the files under <paramref name="relative"/> that this publication did not ask for, and folders left empty.</summary>
    public void RemoveLeftovers(string relative)
    {
        if (Directory.Exists(PathOf(relative)))
        {
            Sweep(PathOf(relative));
        }
    }

    /// <returns>Whether the folder is empty now, and gone.</returns>
    bool Sweep(string folder)
    {
        if (_keptFolders.ContainsKey(folder))
        {
            return false;
        }

        var isEmpty = true;
        foreach (var inner in Directory.GetDirectories(folder))
        {
            isEmpty &= new DirectoryInfo(inner).LinkTarget is null ? Sweep(inner) : Remove(() => Directory.Delete(inner));
        }

        foreach (var file in Directory.GetFiles(folder))
        {
            isEmpty &= !_kept.ContainsKey(file) && Remove(() => File.Delete(file));
        }

        if (isEmpty)
        {
            Directory.Delete(folder);
        }

        return isEmpty;
    }

    bool Remove(Action delete)
    {
        delete();
        Interlocked.Increment(ref _filesRemoved);
        return true;
    }

    // products/RECIPE/ID/ of what lies in it; nothing for the rest.
    static string FolderOf(string relative) => relative.Split('/', 4) is ["products", var recipe, var id, _] ? $"products/{recipe}/{id}/" : "";

    bool IsMade(string relative, string stamp) => _madeBefore.TryGetValue(relative, out var before) && before == stamp;

    string PathOf(string relative) => Path.Combine(Root, relative.TrimEnd('/').Replace('/', Path.DirectorySeparatorChar));

    string Keep(string relative)
    {
        var path = PathOf(relative);
        _kept[path] = 0;
        return path;
    }

    void Replace(string path, Action<string> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = path + ".part";
        File.Delete(temporary);
        write(temporary);
        File.Move(temporary, path, overwrite: true);
        Interlocked.Increment(ref _filesWritten);
    }

    void CopyOrLink(FileInfo from, string temporary)
    {
        // A link fails across disks and on file systems without them: then it is a copy.
        if (_usesHardLinks && !OperatingSystem.IsWindows() && Link(from.FullName, temporary) == 0)
        {
            return;
        }

        File.Copy(from.FullName, temporary, overwrite: true);
        File.SetLastWriteTimeUtc(temporary, from.LastWriteTimeUtc);
    }

    static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string from, string to);
}
