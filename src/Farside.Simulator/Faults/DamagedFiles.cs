namespace Farside.Simulator.Faults;

/// <summary>
/// The archive's files under damage. The original of each is kept aside before its first change, so that damage broken off half-way
/// can be undone and done again, and a judge can look at what was there.
/// </summary>
/// <param name="originals">Folder that mirrors the archive: a file as it was, or, for one that was not there, an empty file with <see cref="Absent"/> behind its name.</param>
sealed class DamagedFiles(string archive, string originals)
{
    const string Absent = ".absent";
    const string Unfinished = ".unfinished";

    readonly Dictionary<string, FileState?> _touched = [];
    readonly List<string> _order = [];

    /// <summary>Puts every original back and removes what was added; nothing happens where nothing was damaged.</summary>
    public static void Undo(string archive, string originals)
    {
        if (!Directory.Exists(originals))
        {
            return;
        }

        foreach (var kept in Directory.EnumerateFiles(originals, "*", SearchOption.AllDirectories).ToList())
        {
            var path = Path.Combine(archive, Path.GetRelativePath(originals, kept));
            if (kept.EndsWith(Absent, StringComparison.Ordinal))
            {
                File.Delete(path[..^Absent.Length]);
                DropIfEmpty(Path.GetDirectoryName(path)!);
            }
            else if (!kept.EndsWith(Unfinished, StringComparison.Ordinal))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.Move(kept, path, overwrite: true);
            }
        }

        Directory.Delete(originals, recursive: true);
    }

    static void DropIfEmpty(string folder)
    {
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }

    public void Write(string path, byte[] bytes)
    {
        Keep(path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    public void Delete(string path)
    {
        Keep(path);
        File.Delete(path);
    }

    public void Copy(string from, string to)
    {
        Keep(to);
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to, overwrite: true);
    }

    public void Move(string from, string to)
    {
        Copy(from, to);
        Delete(from);
    }

    /// <summary>Changes a file in its place.</summary>
    public void Patch(string path, Action<FileStream> change)
    {
        Keep(path);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        change(stream);
    }

    /// <summary>Writes a file anew from its own bytes, however long it is.</summary>
    public void Rewrite(string path, Action<Stream, Stream> change)
    {
        Keep(path);
        var next = path + Unfinished;
        using (var from = File.OpenRead(path))
        using (var to = File.Create(next))
        {
            change(from, to);
        }

        File.Move(next, path, overwrite: true);
    }

    /// <summary>The files touched since the last time, in order, as they were and as they are.</summary>
    public IEnumerable<(string Path, FileState? Before, FileState? After)> Take()
    {
        var taken = _order.ConvertAll(path => (Path.GetRelativePath(archive, path).Replace('\\', '/'), _touched[path], FileState.Of(path)));
        _touched.Clear();
        _order.Clear();
        return taken;
    }

    void Keep(string path)
    {
        if (!_touched.TryAdd(path, null))
        {
            return;
        }

        _order.Add(path);
        _touched[path] = FileState.Of(path);
        var kept = Path.Combine(originals, Path.GetRelativePath(archive, path));
        if (File.Exists(kept) || File.Exists(kept + Absent))
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
        if (!File.Exists(path))
        {
            File.WriteAllBytes(kept + Absent, []);
            return;
        }

        File.Copy(path, kept + Unfinished, overwrite: true);
        File.Move(kept + Unfinished, kept);
    }
}
