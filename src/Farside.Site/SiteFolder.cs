using Farside.Core;

namespace Farside.Site;

/// <summary>The folder a site is written to: changes only what differs, and remembers what belongs there.</summary>
sealed class SiteFolder(string root)
{
    readonly HashSet<string> _kept = new(StringComparer.Ordinal);

    public string Root { get; } = Path.GetFullPath(root);
    public int FilesWritten { get; private set; }

    public void Write(string relative, byte[] content)
    {
        var path = Keep(relative);
        if (File.Exists(path) && new FileInfo(path).Length == content.Length && File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
        {
            return;
        }

        Replace(path, temporary => File.WriteAllBytes(temporary, content));
    }

    /// <summary>Copies a file whose size or time differs from the copy's; a file that is not there is left out.</summary>
    public void Copy(string source, string relative)
    {
        var from = new FileInfo(source);
        if (!from.Exists)
        {
            return;
        }

        var path = Keep(relative);
        var to = new FileInfo(path);
        if (to.Exists && to.Length == from.Length && to.LastWriteTimeUtc == from.LastWriteTimeUtc)
        {
            return;
        }

        Replace(path, temporary =>
        {
            File.Copy(source, temporary, overwrite: true);
            File.SetLastWriteTimeUtc(temporary, from.LastWriteTimeUtc);
        });
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
        var folder = Path.Combine(Root, relative);
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => !_kept.Contains(file)).ToList())
        {
            File.Delete(file);
        }

        foreach (var empty in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories).OrderByDescending(path => path.Length)
            .Where(path => !Directory.EnumerateFileSystemEntries(path).Any()).ToList())
        {
            Directory.Delete(empty);
        }
    }

    string Keep(string relative)
    {
        var path = Path.Combine(Root, relative.Replace('/', Path.DirectorySeparatorChar));
        _kept.Add(path);
        return path;
    }

    void Replace(string path, Action<string> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = path + ".part";
        write(temporary);
        File.Move(temporary, path, overwrite: true);
        FilesWritten++;
    }
}
