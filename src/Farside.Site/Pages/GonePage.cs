using Farside.Site.Strings;

namespace Farside.Site.Pages;

/// <summary>What stays at the address of a product that was withdrawn, or is no longer made: so that a citation still leads somewhere that says why.</summary>
sealed class GonePage(Layout layout)
{
    /// <param name="reason">The host's words; empty for none.</param>
    public string Render(string recipe, string id, bool isWithdrawn, string reason) => layout.Page(new()
    {
        Root = "../../../",
        Page = "gone",
        Path = Html.Address($"products/{recipe}/{id}/") + "index.html",
        Title = Texts.Get(isWithdrawn ? "gone.title-withdrawn" : "gone.title"),
        IsIndexed = false,
    }, $"""
        <article class="prose gone">
        {Html.Say("h1", isWithdrawn ? "gone.withdrawn" : "gone.heading")}
        <p class="id"><code>{Html.Text($"{recipe}/{id}")}</code></p>
        {Html.Say("p", isWithdrawn ? "gone.withdrawn-text" : "gone.text")}
        {(reason.Length > 0 ? Html.Say("p class=\"reason\"", "gone.reason", reason) : "")}
        <p>{Html.Say("a href=\"../../../gallery.html\"", "gone.gallery")}</p>
        </article>
        """);
}
