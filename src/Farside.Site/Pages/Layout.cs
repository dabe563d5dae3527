using System.Globalization;
using Farside.Core.Records;

namespace Farside.Site.Pages;

/// <summary>The frame around every page: head with its policy, bar, footer with the credit line.</summary>
sealed class Layout(Uri? address)
{
    // No inline script or style, nothing from elsewhere. frame-ancestors does not work in a meta element; serve sends it.
    const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'; font-src 'self'; "
        + "manifest-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'";

    static readonly (string Page, string File)[] Places = [("gallery", "gallery.html"), ("map", "map.html"), ("timeline", "timeline.html"), ("about", "about.html")];

    public string Page(PageHead head, string body) => $"""
        <!doctype html>
        <html lang="en" data-root="{head.Root}" data-page="{head.Page}"{(head.Kind.Length > 0 ? $" data-kind=\"{head.Kind}\"" : "")}>
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{Policy}">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <meta name="color-scheme" content="dark light">
        <title>{Html.Text(head.Title)}</title>
        {Head(head)}
        <link rel="icon" href="{head.Root}assets/farside.svg" type="image/svg+xml">
        {string.Concat(Sheets(head).Select(sheet => $"<link rel=\"stylesheet\" href=\"{head.Root}assets/{sheet}\">"))}
        <link rel="stylesheet" href="{head.Root}assets/print.css" media="print">
        <link rel="alternate" type="application/atom+xml" href="{head.Root}feed.xml" title="Farside">
        {string.Concat(head.Scripts.Prepend("site.js").Select(script => $"<script defer src=\"{head.Root}assets/{script}\"></script>"))}
        </head>
        <body>
        {Html.Say("a class=\"skip\" href=\"#main\"", "nav.skip")}
        {Bar(head)}
        <main id="main">
        {body}
        </main>
        {Footer(head)}
        </body>
        </html>

        """;

    // Home and gallery come first to most readers: they do not wait for what only viewers need.
    static IEnumerable<string> Sheets(PageHead head) => head.Page is "home" or "gallery" ? ["site.css"] : ["site.css", "viewer.css"];

    string Head(PageHead head) => string.Join('\n', Metas(head).Where(line => line.Length > 0));

    IEnumerable<string> Metas(PageHead head)
    {
        yield return "<meta name=\"generator\" content=\"Farside\">";
        yield return head.Description.Length > 0 ? Meta("name", "description", head.Description) : "";
        yield return head.IsIndexed ? "" : "<meta name=\"robots\" content=\"noindex\">";
        yield return address is null || !head.IsIndexed ? "" : $"<link rel=\"canonical\" href=\"{Html.Text(Absolute(head.Path))}\">";
        yield return Meta("property", "og:site_name", "Farside");
        yield return Meta("property", "og:type", head.Page is "product" ? "article" : "website");
        yield return Meta("property", "og:title", head.Title);
        yield return head.Description.Length > 0 ? Meta("property", "og:description", head.Description) : "";
        yield return address is null ? "" : Meta("property", "og:url", Absolute(head.Path));
        if (head.Image is { } image)
        {
            yield return Meta("property", "og:image", address is null ? head.Root + image : Absolute(image));
            yield return head.ImageWidth > 0 ? Meta("property", "og:image:width", head.ImageWidth.ToString(CultureInfo.InvariantCulture)) : "";
            yield return head.ImageHeight > 0 ? Meta("property", "og:image:height", head.ImageHeight.ToString(CultureInfo.InvariantCulture)) : "";
            yield return head.ImageAlt.Length > 0 ? Meta("property", "og:image:alt", head.ImageAlt) : "";
            yield return Meta("name", "twitter:card", "summary_large_image");
        }

        yield return head.JsonLd.Length > 0 ? $"<script type=\"application/ld+json\">{Html.Json(head.JsonLd)}</script>" : "";
    }

    static string Bar(PageHead head) => $"""
        <header class="bar">
        <a class="wordmark" href="{head.Root}index.html"><img src="{head.Root}assets/farside.svg" alt="" width="22" height="22">Farside</a>
        <nav class="site"{Html.Attribute("aria-label", "nav.site")}>{string.Concat(Places.Select(place => Place(head, place)))}</nav>
        <form class="search" role="search" action="{head.Root}gallery.html"><input type="search" name="q" maxlength="200" autocomplete="off"{Html.Attribute("placeholder", "search.placeholder")}{Html.Attribute("aria-label", "search.label")}></form>
        <div id="tools"></div>
        {(head.IsSimulated ? $"<span class=\"simulated\">{Credit.Simulated}</span>" : "")}
        </header>
        """;

    static string Place(PageHead head, (string Page, string File) place) =>
        Html.Say($"a href=\"{head.Root}{place.File}\"{(head.Page == place.Page ? " aria-current=\"page\"" : "")}", $"nav.{place.Page}");

    static string Footer(PageHead head) => $"""
        <footer>
        <p><b class="credit">{Credit.Line}</b> {Html.Say("span", head.IsSimulated ? "footer.simulated" : "footer.reuse")}</p>
        <p>{Html.Say($"a href=\"{head.Root}about.html\"", "footer.about")} · {Html.Say($"a href=\"{head.Root}products/index.html\"", "footer.list")} · {Html.Say($"a href=\"{head.Root}feed.xml\"", "footer.feed")} · {Html.Say("span", "footer.made")}</p>
        </footer>
        """;

    string Absolute(string path) => new Uri(address!, path.EndsWith("index.html", StringComparison.Ordinal) ? path[..^"index.html".Length] : path).AbsoluteUri;

    static string Meta(string kind, string name, string content) => $"<meta {kind}=\"{name}\" content=\"{Html.Text(content)}\">";
}
