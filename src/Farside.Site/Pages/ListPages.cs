using System.Globalization;
using Farside.Site.Contents;
using Farside.Site.Strings;

namespace Farside.Site.Pages;

/// <summary>Every product as plain links, recipe by recipe: for readers without scripts, for printing, for search engines.</summary>
sealed class ListPages(Layout layout, SiteContents contents)
{
    const int OnePage = 400;

    public IEnumerable<(string Path, string Html)> Render()
    {
        var recipes = contents.Rows.GroupBy(row => row.Recipe).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (Recipe: group.Key, Rows: group.ToList())).ToList();
        yield return ("products/index.html", Index(recipes));
        foreach (var (recipe, rows) in recipes)
        {
            for (var page = 0; page * OnePage < rows.Count; page++)
            {
                yield return ($"products/{recipe}/{Name(page)}", List(recipe, rows, page));
            }
        }
    }

    string Index(List<(string Recipe, List<Listed> Rows)> recipes) => layout.Page(new()
    {
        Root = "../",
        Page = "list",
        Path = "products/index.html",
        Title = Texts.Get("list.title"),
        Description = Texts.Get("gallery.lead", Html.Count(contents.Rows.Count)),
        IsSimulated = contents.IsSimulated,
    }, $"""
        {Html.Say("h1", "list.heading")}
        <ul class="list">{string.Concat(recipes.Select(recipe => $"<li>{Html.Say($"a href=\"{Html.Address(recipe.Recipe)}/index.html\"", Cards.Kind(recipe.Recipe))} <span class=\"number\">{Html.Count(recipe.Rows.Count)}</span> <code>{Html.Text(recipe.Recipe)}</code></li>"))}</ul>
        """);

    string List(string recipe, List<Listed> rows, int page)
    {
        var pages = (rows.Count + OnePage - 1) / OnePage;
        return layout.Page(new()
        {
            Root = "../../",
            Page = "list",
            Path = $"products/{Html.Address(recipe)}/{Name(page)}",
            Title = $"{Texts.Get(Cards.Kind(recipe))} · Farside",
            IsSimulated = contents.IsSimulated,
        }, $"""
            <h1>{Html.Say("span", Cards.Kind(recipe))} <span class="number">{Html.Count(rows.Count)}</span></h1>
            {Pager(page, pages)}
            <ul class="list">{string.Concat(rows.Skip(page * OnePage).Take(OnePage).Select(Line))}</ul>
            {Pager(page, pages)}
            """);
    }

    static string Line(Listed row) => $"<li><a href=\"{Html.Address(row.Id)}/index.html\">{Html.Words(row.Title)}</a>{(row.Start.Length > 0 ? $" <time datetime=\"{Html.Text(row.Start)}\">{Html.Text(Html.Time(row.Start))}</time>" : "")}{(row.IsSimulated ? " <i class=\"simulated\">SIMULATED</i>" : "")}</li>";

    static string Pager(int page, int pages) => pages == 1 ? "" :
        $"<nav class=\"pager\"{Html.Attribute("aria-label", "list.pages")}>{string.Concat(Enumerable.Range(0, pages).Select(number => $"<a href=\"{Name(number)}\"{(number == page ? " aria-current=\"page\"" : "")}>{number + 1}</a> "))}</nav>";

    static string Name(int page) => page == 0 ? "index.html" : string.Create(CultureInfo.InvariantCulture, $"index-{page + 1}.html");
}
