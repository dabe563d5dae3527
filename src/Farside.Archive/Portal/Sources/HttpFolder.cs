using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Farside.Archive.Ledger;
using Farside.Archive.Portal.Http;

namespace Farside.Archive.Portal.Sources;

/// <summary>A folder that a web server lists as a page of links, with the folders below it.</summary>
sealed partial class HttpFolder(PoliteClient client, Uri root) : WebSource(client)
{
    const int MostPageBytes = 16 << 20;
    const int MostFolders = 20_000;

    public override string Name => $"folder {root.AbsoluteUri}";

    public override async IAsyncEnumerable<IReadOnlyList<ListedFile>> ListAsync(FetchSelection selection, Action<string> remark, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (folders, seen) = (new Queue<Uri>([root]), new HashSet<string>(StringComparer.Ordinal) { root.AbsolutePath });
        while (folders.TryDequeue(out var folder))
        {
            var (files, below) = await LookAsync(folder, cancel).ConfigureAwait(false);
            foreach (var next in below.Where(next => seen.Add(next.AbsolutePath)))
            {
                folders.Enqueue(next);
            }

            if (seen.Count > MostFolders)
            {
                throw new FetchException(root.AbsoluteUri, $"more than {MostFolders} folders", "a folder of products", "Name one further down.");
            }

            yield return files;
        }
    }

    public override string FolderOf(string address)
    {
        var path = new Uri(address).AbsolutePath;
        var inner = path.StartsWith(root.AbsolutePath, StringComparison.Ordinal) ? path[root.AbsolutePath.Length..] : "";
        return string.Join('/', inner.Split('/', StringSplitOptions.RemoveEmptyEntries).SkipLast(1).Select(Uri.UnescapeDataString));
    }

    async Task<(List<ListedFile> Files, List<Uri> Folders)> LookAsync(Uri folder, CancellationToken cancel)
    {
        var (bytes, media) = await Client.ReadAsync(folder, MostPageBytes, cancel).ConfigureAwait(false);
        if (!media.Contains("html", StringComparison.OrdinalIgnoreCase))
        {
            throw new FetchException(folder.AbsoluteUri, media.Length > 0 ? media : "no kind of page", "a page of links", "Name a folder that the server lists.");
        }

        var links = Href().Matches(Encoding.UTF8.GetString(bytes)).Select(link => Below(folder, WebUtility.HtmlDecode(link.Groups[1].Value))).OfType<Uri>().DistinctBy(link => link.AbsolutePath).ToList();
        return ([.. links.Where(link => !IsFolder(link)).Select(File)], [.. links.Where(IsFolder)]);
    }

    static bool IsFolder(Uri link) => link.AbsolutePath.EndsWith('/');

    /// <summary>Products are called by their names wherever they lie; other files keep their folders, since names such as label.xml repeat.</summary>
    ListedFile File(Uri link)
    {
        var name = Uri.UnescapeDataString(link.Segments[^1]);
        var folder = FolderOf(link.AbsoluteUri);
        return new(Store.ProductName.TryParse(name, out _) || folder.Length == 0 ? name : $"{folder}/{name}", link.AbsoluteUri, link.AbsoluteUri, null);
    }

    /// <summary>Null for what is not below this folder: the way up, other servers, the same page sorted otherwise.</summary>
    static Uri? Below(Uri folder, string link) =>
        Uri.TryCreate(folder, link, out var address) && address.Authority == folder.Authority && address.Scheme == folder.Scheme && address.Query.Length == 0
        && address.AbsolutePath.Length > folder.AbsolutePath.Length && address.AbsolutePath.StartsWith(folder.AbsolutePath, StringComparison.Ordinal)
            ? new UriBuilder(address) { Fragment = "" }.Uri : null;

    [GeneratedRegex("""<a\s[^>]*?href\s*=\s*["']?([^"'\s>]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Href();
}
