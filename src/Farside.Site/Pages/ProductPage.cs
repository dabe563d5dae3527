using System.Text.Json.Nodes;
using Farside.Catalogue.Records;
using Farside.Core.Records;
using Farside.Site.Contents;
using Farside.Site.Feeds;
using Farside.Site.Kinds;
using Farside.Site.Strings;

namespace Farside.Site.Pages;

/// <summary>One product: its viewer, its facts, its origin, whom to credit, what belongs to it.</summary>
sealed class ProductPage(Layout layout, SiteContents contents, PublishOptions options)
{
    const string Root = "../../../";

    public string Render(ProductRecord record, Listed row, IPageKind kind, PageView view)
    {
        var (key, arguments) = Cards.Alt(row);
        var alt = Texts.Get(key, arguments);
        var address = options.Address is null ? null : new Uri(options.Address, Html.Address(row.Folder)).AbsoluteUri;
        var head = new PageHead
        {
            Root = Root,
            Page = "product",
            Kind = kind.Name,
            Path = row.Page,
            Title = $"{record.Title} · Farside",
            Description = alt,
            Image = SharedPicture(row),
            ImageAlt = alt,
            IsSimulated = record.IsSimulated,
            Scripts = kind.Scripts,
            JsonLd = JsonLd.Product(record, row, alt, address, options),
        };
        return layout.Page(head, Body(record, row, kind, view, alt, address));
    }

    string Body(ProductRecord record, Listed row, IPageKind kind, PageView view, string alt, string? address) => $"""
        <article class="product kind-{kind.Name}">
        {Viewer(record, kind, view, row)}
        <div class="heading">
        <h1>{Html.Words(record.Title)}</h1>
        <nav class="steps"{Html.Attribute("aria-label", "product.steps")}>{Step(-1, row, "prev", "product.newer")}{Step(1, row, "next", "product.older")}</nav>
        </div>
        <p class="id">{Html.Say($"a href=\"{Root}products/{Html.Address(record.Recipe)}/index.html\"", Cards.Kind(record.Recipe))} <code>{Html.Text(record.Id)}</code></p>
        {view.Below}
        <div class="columns">
        {ProductFacts.Quality(record)}
        {ProductFacts.Label(record, row)}
        {ProductFacts.Files(record, options)}
        {ProductFacts.Cite(record, address)}
        {ProductFacts.Made(record, contents)}
        {ProductFacts.Repairs(record)}
        </div>
        {ProductFacts.Related(contents, row)}
        </article>
        <script type="application/json" id="page">{Html.Json(Data(record, row, kind, view, alt).ToJsonString())}</script>
        """;

    static string Viewer(ProductRecord record, IPageKind kind, PageView view, Listed row)
    {
        if (view.Images.Count == 0 && view.Stage is null)
        {
            return Html.Say("p class=\"note\"", "product.no-picture");
        }

        var credit = $"{Html.Text(record.CreditLine)}{(record.IsSimulated && !record.CreditLine.Contains(Credit.Simulated, StringComparison.Ordinal) ? $" · {Credit.Simulated}" : "")}";
        var badge = record.IsSimulated && !view.IsDrawing ? $"<b class=\"simulated\">{Credit.Simulated}</b>" : "";
        return $"""
            <figure class="viewer{(view.IsDrawing ? " drawing" : "")}">
            <div id="viewer" data-kind="{kind.Name}">{view.Stage ?? Picture(view.Images[0], row)}</div>
            {badge}
            <figcaption><span class="credit">{credit}</span> <span class="hint" id="hint"></span></figcaption>
            </figure>
            """;
    }

    static string Picture(PageImage image, Listed row)
    {
        var (key, arguments) = Cards.Alt(row);
        return $"<img src=\"{Html.Address(image.Src)}\" width=\"{image.Width}\" height=\"{image.Height}\"{Html.Attribute("alt", key, arguments)} decoding=\"async\" fetchpriority=\"high\">";
    }

    // Neighbours in time among products of the same recipe.
    string Step(int way, Listed row, string rel, string key)
    {
        for (var number = contents.NumberOf(row) + way; number >= 0 && number < contents.Rows.Count; number += way)
        {
            if (contents.Rows[number] is var other && other.Recipe == row.Recipe)
            {
                return Html.Say($"a rel=\"{rel}\" href=\"{Root}{other.Page}\" title=\"{Html.Text(other.Title)}\"", key);
            }
        }

        return "";
    }

    JsonObject Data(ProductRecord record, Listed row, IPageKind kind, PageView view, string alt)
    {
        var data = new JsonObject
        {
            ["kind"] = kind.Name,
            ["recipe"] = record.Recipe,
            ["id"] = record.Id,
            ["title"] = record.Title,
            ["credit"] = record.CreditLine,
            ["simulated"] = record.IsSimulated,
            ["time"] = row.Start.Length > 0 ? row.Start : null,
            ["linksOnly"] = options.IsLinksOnly,
            ["images"] = new JsonArray([.. view.Images.Select(image => (JsonNode)image.Json(alt))]),
        };
        foreach (var name in (ReadOnlySpan<string>)["values", "sky", "ground", "sources", "marks", "film", "plot", "radargram", "terrain"])
        {
            data[name] = null;
        }

        foreach (var (name, value) in view.Data.ToList())
        {
            view.Data.Remove(name);
            data[name] = value;
        }

        return data;
    }

    // A shared link shows a preview where pixels may be shown, else the thumbnail.
    string? SharedPicture(Listed row) =>
        (options.IsLinksOnly ? row.Thumbnail : row.Preview ?? row.Thumbnail) is { } picture ? Html.Address(row.Folder + picture.Name) : null;
}
