using System.Security;
using System.Text;
using Farside.Site.Contents;

namespace Farside.Site.Feeds;

/// <summary>Which pages a search engine may read, as sitemaps.org has it; at most 50,000 addresses a file.</summary>
static class Sitemap
{
    const int MostAddresses = 50_000;
    const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    static readonly string[] Pages = ["index.html", "gallery.html", "map.html", "timeline.html", "about.html", "products/index.html"];

    /// <summary>Names and contents of the files; the first is <c>sitemap.xml</c>.</summary>
    /// <remarks>The protocol wants absolute addresses: without one the paths stand relative to the site's root, for a host to complete.</remarks>
    public static IEnumerable<(string Name, string Content)> Files(SiteContents contents, Uri? address)
    {
        var paths = Pages.Concat(contents.Rows.Select(row => row.Page)).ToList();
        if (paths.Count <= MostAddresses)
        {
            yield return ("sitemap.xml", Urls(paths, address));
            yield break;
        }

        var parts = paths.Chunk(MostAddresses).Select((part, number) => (Name: $"sitemap-{number + 1}.xml", Part: part)).ToList();
        yield return ("sitemap.xml", $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<sitemapindex xmlns=\"{Namespace}\">\n{string.Concat(parts.Select(part => $"<sitemap><loc>{Absolute(part.Name, address)}</loc></sitemap>\n"))}</sitemapindex>\n");
        foreach (var (name, part) in parts)
        {
            yield return (name, Urls(part, address));
        }
    }

    static string Urls(IEnumerable<string> paths, Uri? address)
    {
        var text = new StringBuilder($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"{Namespace}\">\n");
        foreach (var path in paths)
        {
            text.Append($"<url><loc>{Absolute(path, address)}</loc></url>\n");
        }

        return text.Append("</urlset>\n").ToString();
    }

    public static string Absolute(string path, Uri? address)
    {
        var page = path == "index.html" ? "" : path.EndsWith("/index.html", StringComparison.Ordinal) ? path[..^"index.html".Length] : path;
        return SecurityElement.Escape(address is null ? (page.Length == 0 ? "index.html" : path) : new Uri(address, page).AbsoluteUri)!;
    }
}
