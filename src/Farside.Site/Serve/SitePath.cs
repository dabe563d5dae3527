namespace Farside.Site.Serve;

/// <summary>Which file of a site an address names; none that is hidden, outside, or reached by a link.</summary>
sealed class SitePath(string root)
{
    const int Longest = 2048;

    // What a publication writes at the root; nothing else there is anybody's business.
    static readonly HashSet<string> Folders = new(StringComparer.Ordinal) { "assets", "data", "products", "stac" };
    static readonly HashSet<string> Files = new(StringComparer.Ordinal)
        { "index.html", "gallery.html", "map.html", "timeline.html", "about.html", "feed.xml", "robots.txt" };

    readonly string _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    /// <param name="path">Begins with a slash; percent-decoded once, as the server gives it.</param>
    /// <returns>An absolute path; null where there is nothing to give.</returns>
    public string? FileOf(string path) => Find(path.EndsWith('/') ? path + "index.html" : path) is { } found && File.Exists(found) ? found : null;

    /// <summary>Whether the address is that of a folder that has a page, its slash forgotten.</summary>
    public bool IsFolder(string path) => !path.EndsWith('/') && FileOf(path + "/") is not null;

    string? Find(string path)
    {
        if (path.Length is < 2 or > Longest || path[0] != '/' || path.Any(letter => char.IsControl(letter) || letter is '\\' or ':' or '\uFFFD'))
        {
            return null;
        }

        var segments = path[1..].Split('/');
        if (!segments.All(IsPlain) || !IsOurs(segments))
        {
            return null;
        }

        var here = _root;
        foreach (var segment in segments)
        {
            here = Path.Combine(here, segment);

            // A link could lead anywhere.
            if (new FileInfo(here) is { Exists: true, LinkTarget: not null } || new DirectoryInfo(here) is { Exists: true, LinkTarget: not null })
            {
                return null;
            }
        }

        return here;
    }

    // Hidden names are ours or nobody's; ".." is one of them. A name that ends in a dot or space is another one on Windows.
    static bool IsPlain(string segment) => segment.Length > 0 && segment[0] != '.' && segment[^1] is not ('.' or ' ');

    static bool IsOurs(string[] segments) => segments.Length > 1
        ? Folders.Contains(segments[0])
        : Files.Contains(segments[0]) || (segments[0].StartsWith("sitemap", StringComparison.Ordinal) && segments[0].EndsWith(".xml", StringComparison.Ordinal));
}
