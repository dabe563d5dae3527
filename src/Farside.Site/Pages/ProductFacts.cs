using System.Text;
using Farside.Catalogue.Records;
using Farside.Site.Contents;

namespace Farside.Site.Pages;

/// <summary>The sections of a product's page below its picture: what the label says, how good, what was mended, from what, how to cite.</summary>
static class ProductFacts
{
    const int MostInputs = 60;
    const int MostRepairs = 40;
    const string Root = "../../../";

    public static string Quality(ProductRecord record) => record.Quality.Count == 0 ? "" :
        Section("quality", Html.Say("h2", "product.quality") + List(record.Quality.Select(quality => (Html.Words(quality.Name), $"{Html.Number(quality.Value)} {Html.Words(quality.Unit)}".Trim()))));

    public static string Label(ProductRecord record, Listed row)
    {
        var facts = record.Facts.Select(fact => (Html.Words(fact.Key), Html.Words(fact.Value))).Concat(Sky(row)).ToList();
        return facts.Count == 0 ? "" : Section("label", Html.Say("h2", "product.label") + List(facts));
    }

    public static string Repairs(ProductRecord record)
    {
        if (record.Repairs.Count == 0)
        {
            return Section("repairs", Html.Say("h2", "product.repairs") + Html.Say("p", "product.no-repairs"));
        }

        var rows = new StringBuilder();
        foreach (var group in record.Repairs.GroupBy(repair => repair.Rule).Take(MostRepairs))
        {
            var first = group.First();
            rows.Append($"<li><details><summary><code>{Html.Text(group.Key)}</code>{(group.Count() > 1 ? $" × {group.Count()}" : "")}</summary>")
                .Append(Html.Say("p", "product.repair", first.Element, first.Found, first.Used)).Append($"<p class=\"source\">{Html.Text(first.Source)}</p></details></li>");
        }

        return Section("repairs", $"{Html.Say("h2", "product.repairs")}{Html.Say("p", "product.repairs-intro")}<ul class=\"repairs\">{rows}</ul>");
    }

    public static string Made(ProductRecord record, SiteContents contents) => Section("made", $"""
        {Html.Say("h2", "product.made")}
        {Html.Say("p", "product.recipe", record.Recipe, record.Version.Length > 0 ? record.Version : "?")}{Run(record)}
        {Html.Say("h3", "product.again")}
        <pre class="command"><code>{Html.Text(Remake.Command(record))}</code></pre>
        {Folded("product.options", record.Options.Count, List(record.Options.Select(option => (Html.Text(option.Key), $"<code>{Html.Text(option.Value)}</code>"))))}
        {Folded("product.cites", record.Cites.Count, $"<ul class=\"inputs\">{string.Concat(record.Cites.Select(cited => Cited(cited, contents)))}</ul>")}
        {Folded("product.inputs", record.Inputs.Count, $"<ul class=\"inputs\">{string.Concat(record.Inputs.Take(MostInputs).Select(input => Input(input, contents)))}</ul>{More(record.Inputs.Count)}")}
        """);

    public static string Cite(ProductRecord record, string? address) => Section("cite", $"""
        {Html.Say("h2", "product.cite")}
        <p class="citation">{Html.Text(Citation.Text(record, address))}</p>
        <details><summary>BibTeX</summary><pre class="bibtex"><code>{Html.Text(Citation.BibTeX(record, address))}</code></pre></details>
        {Html.Say("p", "product.credit", record.CreditLine)}{(record.Licence.Length > 0 ? Html.Say("p", "product.licence", record.Licence) : "")}
        """);

    public static string Files(ProductRecord record, PublishOptions options)
    {
        var downloads = options.IsLinksOnly
            ? $"<p>{Html.Say("span", "product.links-only")} <a class=\"source\" rel=\"noopener external\" href=\"{Html.Text(options.SourceAddress.AbsoluteUri)}\">{Html.Text(options.SourceAddress.Host)}</a></p>"
            : $"<ul class=\"files\">{string.Concat(record.Files.Select(File))}{Record}</ul>";
        return Section("files", Html.Say("h2", "product.files") + downloads);
    }

    const string Record = "<li><a href=\"product.json\" download>product.json</a> <span data-t=\"file.record\">the record of the product</span></li>";

    public static string Related(SiteContents contents, Listed row) => string.Concat(contents.Related(row).Select(relation =>
        $"<section class=\"related\">{Html.Say("h2", $"related.{relation.Name}")}{Cards.List(Root, relation.Products, isSmall: true)}</section>"));

    static string File(ProductFile file) =>
        $"<li><a href=\"{Html.Address(file.Name)}\" download>{Html.Text(file.Name)}</a> <span>{Html.Words(file.Role)}{(file.Width > 0 ? $", {file.Width} × {file.Height}" : "")}, {Html.Bytes(file.Bytes)}</span></li>";

    static string Input(ProductInput input, SiteContents contents) =>
        $"<li>{Linked(contents.Find($"picture/{input.Id}") ?? contents.Find($"radargram/{input.Id}"), input.Id)}<br><span class=\"hash\">SHA-256 {Html.Text(input.Sha256)}</span></li>";

    static string Cited(ProductCitation cited, SiteContents contents) =>
        $"<li>{Linked(contents.Find(cited.Key), cited.Key)} <span class=\"hash\">{Html.Text(cited.Version)} · SHA-256 {Html.Text(cited.Sha256)}</span></li>";

    static string Linked(Listed? row, string text) => row is null ? $"<code>{Html.Text(text)}</code>" : $"<a href=\"{Root}{row.Page}\"><code>{Html.Text(text)}</code></a>";

    static string More(int count) => count > MostInputs ? Html.Say("p", "product.more-inputs", Html.Count(count - MostInputs)) : "";

    // Without the host's name: a page tells when and by what, not on whose machine.
    static string Run(ProductRecord record)
    {
        var (made, farside, commit) = (Run(record, "made"), Run(record, "farside"), Run(record, "commit"));
        return made.Length > 0 ? Html.Say("p", "product.run", Html.Time(made), farside.Length > 0 ? farside : "?", commit.Length > 7 ? commit[..7] : commit) : "";
    }

    static string Run(ProductRecord record, string name) => record.Run.FirstOrDefault(pair => pair.Key == name).Value ?? "";

    static IEnumerable<(string, string)> Sky(Listed row)
    {
        if (row.Day > 0)
        {
            yield return (Html.Say("span", "fact.lunar-day"), $"<a href=\"{Root}gallery.html#day={row.Day}\">{row.Day}</a>");
        }

        if (!double.IsNaN(row.SunDeg))
        {
            yield return (Html.Say("span", "fact.sun"), $"{row.SunDeg:0.0}°");
        }

        if (row.Station.Length > 0)
        {
            yield return (Html.Say("span", "fact.station"), $"<a href=\"{Root}gallery.html#station={Html.Text(Uri.EscapeDataString(row.Station))}\">{Html.Text(row.Station)}</a>");
        }
    }

    static string Folded(string key, int count, string content) =>
        count == 0 ? "" : $"<details><summary>{Html.Say("span", key)} <span class=\"number\">{Html.Count(count)}</span></summary>{content}</details>";

    static string List(IEnumerable<(string Name, string Value)> facts) => $"<dl>{string.Concat(facts.Select(fact => $"<dt>{fact.Name}</dt><dd>{fact.Value}</dd>"))}</dl>";

    static string Section(string name, string content) => $"<section id=\"{name}\">{content}</section>";
}
