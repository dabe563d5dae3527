using System.Security;
using System.Text;
using Farside.Core.Records;
using Farside.Site.Contents;
using Farside.Site.Strings;

namespace Farside.Site.Feeds;

/// <summary>The newest products as an Atom feed (RFC 4287).</summary>
/// <remarks>An entry's date is that of what it shows, not of the run that made it: the same products give the same feed.</remarks>
static class AtomFeed
{
    const int Most = 50;
    const string Unknown = "1970-01-01T00:00:00Z";

    public static string Xml(SiteContents contents, Uri? address)
    {
        var rows = contents.Rows.Where(row => row.Time is not null && row.Recipe is not ("geometry" or "hardware" or "look" or "colour")).Take(Most).ToList();
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">\n");
        text.Append($"<title>{Escaped(Texts.Get(contents.IsSimulated ? "home.title-simulated" : "home.title"))}</title>\n<id>{(address is null ? "urn:farside:site" : Escaped(address.AbsoluteUri))}</id>\n")
            .Append($"<link rel=\"self\" type=\"application/atom+xml\" href=\"{Sitemap.Absolute("feed.xml", address)}\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"{Sitemap.Absolute("index.html", address)}\"/>\n")
            .Append($"<updated>{(rows.Count > 0 ? Escaped(rows[0].Start) : Unknown)}</updated>\n<author><name>{Escaped(contents.IsAllSimulated ? $"Farside ({Credit.Simulated})" : Credit.Line)}</name></author>\n<generator>Farside</generator>\n");
        foreach (var row in rows)
        {
            text.Append(Entry(row, address));
        }

        return text.Append("</feed>\n").ToString();
    }

    static string Entry(Listed row, Uri? address)
    {
        var title = row.IsSimulated ? $"{row.Title} [{Credit.Simulated}]" : row.Title;
        var picture = row.ThumbnailAddress is { } thumbnail
            ? $"<content type=\"html\">{Escaped($"<p><a href=\"{Sitemap.Absolute(row.Page, address)}\"><img src=\"{Sitemap.Absolute(thumbnail, address)}\" alt=\"\" width=\"{row.Thumbnail!.Width}\" height=\"{row.Thumbnail.Height}\"></a></p>")}</content>" : "";
        return $"<entry><title>{Escaped(title)}</title><id>{(address is null ? Escaped($"urn:farside:{Pages.Html.Address(row.Key)}") : Sitemap.Absolute(row.Page, address))}</id>"
            + $"<link href=\"{Sitemap.Absolute(row.Page, address)}\"/><updated>{Escaped(row.Start)}</updated>{picture}</entry>\n";
    }

    static string Escaped(string text) => SecurityElement.Escape(string.Concat(text.Where(letter => letter >= ' ')))!;
}
