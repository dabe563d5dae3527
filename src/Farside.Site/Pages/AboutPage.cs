using Farside.Core.Records;
using Farside.Site.Contents;
using Farside.Site.Strings;

namespace Farside.Site.Pages;

/// <summary>Where the data come from, what was done to them, whom to credit, how to cite, what the site keeps of its readers: nothing.</summary>
sealed class AboutPage(Layout layout, SiteContents contents, PublishOptions options)
{
    static readonly string[] Sections = ["what", "simulated", "made", "quality", "credit", "cite", "keyboard", "privacy"];

    public string Render() => layout.Page(new()
    {
        Page = "about",
        Path = "about.html",
        Title = Texts.Get("about.title"),
        Description = Texts.Get("about.what-text"),
        IsSimulated = contents.IsSimulated,
    }, $"""
        <article class="prose">
        {Html.Say("h1", "about.heading")}
        {string.Concat(Sections.Where(section => section != "simulated" || contents.IsSimulated).Select(Section))}
        <p class="creditline"><b>{Credit.Line}</b></p>
        <p>{Html.Say("span", "about.source")} <a rel="noopener external" href="{Html.Text(options.SourceAddress.AbsoluteUri)}">{Html.Text(options.SourceAddress.Host)}</a></p>
        </article>
        """);

    static string Section(string name) => $"<section id=\"{name}\">{Html.Say("h2", $"about.{name}")}{Html.Say("p", $"about.{name}-text")}</section>";
}
