using Farside.Catalogue.Records;
using Farside.Site.Pages;

namespace Farside.Site.Kinds;

/// <summary>The first rows of a product's table as markup, and a link to the whole.</summary>
static class TablePreview
{
    const int RowsShown = 12;

    public static string Of(CsvTable table, ProductFile file) => Of(table, file, Html.Say("h2", "plot.table"));

    /// <summary>Under the file's own name, for a product with several.</summary>
    public static string Named(CsvTable table, ProductFile file) => Of(table, file, $"<h2>{Html.Text(file.Name)}</h2>");

    static string Of(CsvTable table, ProductFile file, string heading) => $"""
        <section class="table-preview">{heading}<div class="scroll" tabindex="0" role="region"{Html.Attribute("aria-label", "plot.table")}><table><thead><tr>{string.Concat(table.Columns.Select(column => $"<th scope=\"col\">{Html.Text(column)}</th>"))}</tr></thead>
        <tbody>{string.Concat(table.Rows.Take(RowsShown).Select(row => $"<tr>{string.Concat(row.Select(cell => $"<td>{Html.Text(cell)}</td>"))}</tr>"))}</tbody></table></div>
        {(table.Rows.Count > RowsShown || table.Every > 1 ? $"<p class=\"note\"><a href=\"{Html.Address(file.Name)}\" download>{Html.Text(file.Name)}</a></p>" : "")}</section>
        """;
}
