using Farside.Site.Contents;
using Farside.Site.Strings;

namespace Farside.Site.Pages;

/// <summary>The gallery: scripts fill it with everything; without them it shows the best and leads to the lists.</summary>
sealed class GalleryPage(Layout layout, SiteContents contents)
{
    const int Shown = 36;

    public string Render() => layout.Page(new()
    {
        Page = "gallery",
        Path = "gallery.html",
        Title = Texts.Get("gallery.title"),
        Description = Texts.Get("gallery.lead", Html.Count(contents.Rows.Count)),
        IsSimulated = contents.IsSimulated,
    }, $"""
        {Html.Say("h1", "gallery.heading")}
        <div id="filters"></div>
        <div id="gallery" data-count="{contents.Rows.Count}">
        {Cards.List("", contents.Rows.Where(row => row.Thumbnail is not null).Take(Shown))}
        <p class="note">{Html.Say("a href=\"products/index.html\"", "gallery.lists")}</p>
        </div>
        """);
}
