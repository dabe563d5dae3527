using System.Globalization;

namespace Farside.Products.Panoramas;

/// <summary>
/// Files that appear in a folder together or not at all: written to a hidden folder first. A folder that is new is moved into place whole; in one that is there
/// already only the files' own names change hands, and go back should one of them fail.
/// </summary>
sealed class FolderDraft : IDisposable
{
    const string Old = "old";

    static int _made;

    readonly string _target;

    public FolderDraft(string folder)
    {
        _target = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(folder));
        var name = string.Create(CultureInfo.InvariantCulture, $".farside-{Environment.ProcessId}-{Interlocked.Increment(ref _made)}");
        Path = System.IO.Path.Combine(Directory.Exists(_target) ? _target : System.IO.Path.GetDirectoryName(_target)!, name);
        Directory.CreateDirectory(Path);
    }

    /// <summary>Where the files are written meanwhile.</summary>
    public string Path { get; }

    public void Commit()
    {
        if (!Directory.Exists(_target))
        {
            Directory.Move(Path, _target);
            return;
        }

        var moved = new List<string>();
        Directory.CreateDirectory(InOld(""));
        try
        {
            foreach (var name in Directory.EnumerateFiles(Path).Select(file => System.IO.Path.GetFileName(file)!).Order(StringComparer.Ordinal).ToArray())
            {
                moved.Add(name);
                MoveIfThere(InTarget(name), InOld(name));
                File.Move(InDraft(name), InTarget(name));
            }
        }
        catch
        {
            moved.ForEach(PutBack);
            throw;
        }
    }

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }

    void PutBack(string name)
    {
        // What still lies in the draft never reached its place.
        if (!File.Exists(InDraft(name)))
        {
            File.Delete(InTarget(name));
        }

        MoveIfThere(InOld(name), InTarget(name));
    }

    static void MoveIfThere(string from, string to)
    {
        if (File.Exists(from))
        {
            File.Move(from, to);
        }
    }

    string InTarget(string name) => System.IO.Path.Combine(_target, name);

    string InDraft(string name) => System.IO.Path.Combine(Path, name);

    string InOld(string name) => System.IO.Path.Combine(Path, Old, name);
}
