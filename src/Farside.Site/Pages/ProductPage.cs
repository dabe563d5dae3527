using System.Text;
using Farside.Catalogue.Records;
using Farside.Core.Records;

namespace Farside.Site.Pages;

/// <summary>One product: its picture, what the label says, what was mended, how good it is, its files, whom to credit.</summary>
static class ProductPage
{
    const string Root = "../../../";

    public static string Render(ProductRecord card, ProductRecord? before, ProductRecord? after)
    {
        var body = $"""
            <main class="product">
            {Picture(card)}
            <div class="heading">
            <h1>{Html.Text(card.Title)}</h1>
            <nav class="steps">{Step(before, "prev", "← before")}{Step(after, "next", "after →")}</nav>
            </div>
            <p class="id"><code>{Html.Text(card.Id)}</code></p>
            <div class="columns">
            {Facts("What the label says", card.Facts)}
            {Quality(card)}
            {Repairs(card)}
            {Files(card)}
            {Origin(card)}
            </div>
            </main>
            """;
        return Layout.Page(Root, $"{card.Title} · Farside", "page", body, card.IsSimulated, "assets/site.js");
    }

    static string Picture(ProductRecord card) => card.Display is { } picture
        ? $"""
            <figure class="viewer" id="viewer" tabindex="0" data-full="{Html.Address(picture.Name)}"><img src="{Html.Address(picture.Name)}" width="{picture.Width}" height="{picture.Height}" alt="{Html.Text(card.Title)}" draggable="false">
            <figcaption><span>{Html.Text(card.CreditLine)}{(card.IsSimulated && !card.CreditLine.Contains(Credit.Simulated, StringComparison.Ordinal) ? $" · {Credit.Simulated}" : "")}</span><span class="hint">wheel or pinch to zoom, drag to move, double-click for 1:1</span></figcaption></figure>
            """
        : "<p class=\"note\">This product has no picture; its files are below.</p>";

    static string Step(ProductRecord? card, string rel, string text) =>
        card is null ? "" : $"<a rel=\"{rel}\" href=\"{Root}{Html.Address(card.Address)}index.html\" title=\"{Html.Text(card.Title)}\">{text}</a>";

    static string Facts(string heading, IReadOnlyList<KeyValuePair<string, string>> facts) => facts.Count == 0
        ? ""
        : $"<section><h2>{heading}</h2><dl>{string.Concat(facts.Select(fact => $"<dt>{Html.Text(fact.Key)}</dt><dd>{Html.Text(fact.Value)}</dd>"))}</dl></section>";

    static string Quality(ProductRecord card) => card.Quality.Count == 0
        ? ""
        : $"<section><h2>How good it is</h2><dl>{string.Concat(card.Quality.Select(quality => $"<dt>{Html.Text(quality.Name)}</dt><dd>{Html.Number(quality.Value)} {Html.Text(quality.Unit)}</dd>"))}</dl></section>";

    static string Repairs(ProductRecord card)
    {
        if (card.Repairs.Count == 0)
        {
            return "<section><h2>Repairs</h2><p>None: the label and its data agree.</p></section>";
        }

        var rows = new StringBuilder();
        foreach (var group in card.Repairs.GroupBy(repair => repair.Rule))
        {
            var first = group.First();
            rows.Append($"<li><details><summary><code>{Html.Text(group.Key)}</code>{(group.Count() > 1 ? $" × {group.Count()}" : "")}</summary>")
                .Append($"<p><b>{Html.Text(first.Element)}</b>: found {Html.Text(first.Found)}; used {Html.Text(first.Used)}.</p><p class=\"source\">{Html.Text(first.Source)}</p></details></li>");
        }

        return $"<section><h2>Repairs</h2><p>Where label and data depart from the standard, and what was used instead.</p><ul class=\"repairs\">{rows}</ul></section>";
    }

    static string Files(ProductRecord card) =>
        $"""<section><h2>Files</h2><ul class="files">{string.Concat(card.Files.Select(File))}<li><a href="product.json" download>product.json</a> <span>record of the product</span></li></ul></section>""";

    static string File(ProductFile file) =>
        $"<li><a href=\"{Html.Address(file.Name)}\" download>{Html.Text(file.Name)}</a> <span>{Html.Text(file.Role)}{(file.Width > 0 ? $", {file.Width} × {file.Height}" : "")}, {Html.Bytes(file.Bytes)}</span></li>";

    static string Origin(ProductRecord card)
    {
        var inputs = string.Concat(card.Inputs.Select(input => $"<li><code>{Html.Text(input.Id)}</code><br><span class=\"hash\">SHA-256 {Html.Text(input.Sha256)}</span></li>"));
        return $"""
            <section><h2>Where it comes from</h2>
            <p>Recipe <code>{Html.Text(card.Recipe)}</code>{(card.Version.Length > 0 ? $", version {Html.Text(card.Version)}" : "")}. Credit: <b>{Html.Text(card.CreditLine)}</b>.{(card.Licence.Length > 0 ? $" Licence: {Html.Text(card.Licence)}." : "")}</p>
            <ul class="inputs">{inputs}</ul></section>
            """;
    }
}
