using Farside.Site.Contents;
using Farside.Site.Kinds;

namespace Farside.Site.Data;

/// <summary>Points for the map out of a table of the product that found them.</summary>
/// <param name="Row">The product.</param>
/// <param name="Points">Its rows that have a number in every column asked for.</param>
sealed record ProductTable(Listed Row, IReadOnlyList<double[]> Points)
{
    const int MostPoints = 600;

    /// <returns>Null for a mission without such a product; without points where its file cannot be read: its own page says so.</returns>
    public static ProductTable? Of(string recipe, string file, string mission, SiteContents contents, string productsRoot, IReadOnlyList<string> columns) =>
        All(recipe, file, mission, contents, productsRoot, columns).FirstOrDefault();

    /// <summary>The same for each such product, by name.</summary>
    public static IEnumerable<ProductTable> All(string recipe, string file, string mission, SiteContents contents, string productsRoot, IReadOnlyList<string> columns) =>
        contents.Rows.Where(row => row.Recipe == recipe && row.Mission == mission).OrderBy(row => row.Id, StringComparer.Ordinal)
            .Select(row => new ProductTable(row, Read(Path.Combine(productsRoot, row.Recipe, row.Id, file), columns)));

    static IReadOnlyList<double[]> Read(string path, IReadOnlyList<string> columns)
    {
        try
        {
            return CsvTable.Read(path, MostPoints) is { } table
                ? [.. Enumerable.Range(0, table.Rows.Count).Select(row => columns.Select(column => table.Number(row, table.Column(column))).ToArray()).Where(numbers => numbers.All(double.IsFinite))]
                : [];
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
