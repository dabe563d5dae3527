using System.Text;

namespace Farside.Archive.Portal;

/// <summary>Names that strangers give to files, and where such files may go: below the archive and nowhere else.</summary>
static class ArchivePath
{
    const int MostBytes = 200;
    const int MostSegments = 24;
    const string Forbidden = "/\\:*?\"<>|";

    static readonly HashSet<string> Devices = new(
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(1, 9).SelectMany(number => new[] { $"COM{number}", $"LPT{number}" })], StringComparer.OrdinalIgnoreCase);

    /// <summary>One folder's or file's name that is harmless on every system.</summary>
    public static bool IsSafe(string name) =>
        name.Length > 0 && name[0] is not ('.' or ' ' or '~') && name[^1] is not ('.' or ' ') && Encoding.UTF8.GetByteCount(name) <= MostBytes
        && !name.Any(letter => char.IsControl(letter) || char.IsSurrogate(letter) || Forbidden.Contains(letter, StringComparison.Ordinal))
        && !Devices.Contains(name.Split('.')[0]);

    /// <summary>A relative path with forward slashes, each part of it harmless.</summary>
    public static bool IsSafePath(string path) => path.Split('/') is { Length: <= MostSegments } parts && parts.All(IsSafe);

    /// <summary>The absolute path of a file below the archive.</summary>
    /// <exception cref="FetchException">A name that could lead elsewhere, or a folder of the archive that is a link.</exception>
    public static string Within(string root, string relative)
    {
        var path = Path.GetFullPath(Path.Combine(root, relative.Replace('/', Path.DirectorySeparatorChar)));
        if (!IsSafePath(relative) || !path.StartsWith(root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new FetchException("name of a file", Shown(relative), "letters, digits and plain signs below the archive");
        }

        var folder = root;
        foreach (var part in relative.Split('/')[..^1])
        {
            folder = Path.Combine(folder, part);
            if (new DirectoryInfo(folder) is { Exists: true, LinkTarget: not null })
            {
                throw new FetchException(folder, "a link", "a folder of the archive's own", "Replace it by a folder.");
            }
        }

        return path;
    }

    /// <summary>A stranger's text, fit for one line of a terminal.</summary>
    public static string Shown(string text)
    {
        const int Most = 80;
        var plain = string.Concat(text.Take(Most).Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) ? '?' : letter));
        return plain + (text.Length > Most ? "…" : "");
    }
}
