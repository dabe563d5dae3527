using Farside.Archive.Ledger;

namespace Farside.Archive.Portal.Sources;

/// <summary>The portal's <c>downloadResult.txt</c>: three lines of instructions, then an address a line. Old addresses are renewed.</summary>
public static class LinkList
{
    const long MostBytes = 256L << 20;

    /// <param name="remark">Told in one line what is left out.</param>
    /// <exception cref="FetchException">No file, too large a one, or one without addresses.</exception>
    public static IEnumerable<ListedFile> Read(string path, Action<string> remark)
    {
        if (!File.Exists(path))
        {
            throw new FetchException(path, "no such file", "a link list");
        }

        return new FileInfo(path).Length > MostBytes
            ? throw new FetchException(path, $"more than {MostBytes} bytes", "a link list")
            : Read(Path.GetFileName(path), File.ReadLines(path), remark);
    }

    /// <exception cref="FetchException">No address in it.</exception>
    internal static IEnumerable<ListedFile> Read(string name, IEnumerable<string> lines, Action<string> remark)
    {
        var (number, found) = (0, 0);
        foreach (var line in lines)
        {
            number++;
            if (Address(line) is not { } address)
            {
                // The head is prose; what looks like an address and is none is worth a word.
                if (line.Contains("://", StringComparison.Ordinal))
                {
                    remark($"{name}, line {number}: found {ArchivePath.Shown(line.Trim())}; expected a web address. It is left out.");
                }

                continue;
            }

            found++;
            yield return new(Uri.UnescapeDataString(address.Segments[^1]), address.AbsoluteUri, address.AbsoluteUri, null);
        }

        if (found == 0)
        {
            throw new FetchException(name, "no web address", "one a line", "The portal's cart exports such a list as downloadResult.txt.");
        }
    }

    static Uri? Address(string line) =>
        line.TrimStart('\uFEFF').Trim() is var text && text.StartsWith("http", StringComparison.OrdinalIgnoreCase)
        && Uri.TryCreate(PortalFacts.Renew(text), UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Segments[^1] is not ("/" or "")
            ? address : null;
}
