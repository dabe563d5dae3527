namespace Farside.Site.Kinds;

/// <summary>A drawing with its tables: a traverse, a timeline. Its lines are read at any zoom, so the picture is the page; the numbers stand below it.</summary>
/// <param name="tables">The files whose first rows are shown, in this order.</param>
sealed class ChartKind(params string[] tables) : IPageKind
{
    const int MostRows = 2000;

    public string Name => "picture";
    public IReadOnlyList<string> Scripts => ["viewer.js"];

    public PageView View(PageSource source) => new()
    {
        IsDrawing = true,
        Images = source.Pictures.Display() is { } picture ? [picture] : [],
        Below = source.Pictures.IsLinksOnly ? "" : string.Concat(tables.Select(name => Table(source, name))),
    };

    static string Table(PageSource source, string name) =>
        source.File(name) is { } file && CsvTable.Read(source.PathOf(name), MostRows) is { } table ? TablePreview.Named(table, file) : "";
}
