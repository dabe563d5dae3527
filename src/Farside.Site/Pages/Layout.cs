using Farside.Core.Records;

namespace Farside.Site.Pages;

/// <summary>The frame around every page: head, wordmark, footer with the credit line.</summary>
static class Layout
{
    /// <param name="root">From the page back to the site's root, e.g. <c>../../../</c>; empty on the home page.</param>
    /// <param name="scripts">Classic scripts from the site's root, in order: module scripts do not run from disk.</param>
    public static string Page(string root, string title, string bodyClass, string body, bool isSimulated, params string[] scripts) => $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Html.Text(title)}</title>
        <meta name="generator" content="Farside">
        <meta property="og:title" content="{Html.Text(title)}">
        <link rel="icon" href="{root}assets/farside.svg" type="image/svg+xml">
        <link rel="stylesheet" href="{root}assets/site.css">
        </head>
        <body class="{bodyClass}">
        <header class="bar"><a class="wordmark" href="{root}index.html"><img src="{root}assets/farside.svg" alt="" width="22" height="22">Farside</a>{(isSimulated ? $"<span class=\"simulated\">{Credit.Simulated}</span>" : "")}</header>
        {body}
        <footer><p>{Credit.Line}{(isSimulated ? $" (file formats only): this page shows {Credit.Simulated} data, no real place." : ". Reuse terms of the data are the provider’s; ask before you publish.")}</p><p>Made with Farside.</p></footer>
        {string.Join('\n', scripts.Select(script => $"<script src=\"{root}{script}\"></script>"))}
        </body>
        </html>

        """;
}
