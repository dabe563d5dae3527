using System.Text.Json.Nodes;
using Farside.Site.Pages;

namespace Farside.Site.Kinds;

/// <summary>A drawing with its tables: a traverse, a timeline, a spectrum. Its lines are read at any zoom, so the picture is the page; the numbers stand below it.</summary>
/// <param name="tables">The files whose first rows are shown, in this order.</param>
sealed class ChartKind(params string[] tables) : IPageKind
{
    const int MostRows = 2000;
    const int MostOverlaid = 40;

    /// <summary>A table that the page draws itself: x, a curve, its sigma, then what may be laid over it. None when null.</summary>
    public string? Curves { get; init; }

    /// <summary>A further picture, below the first.</summary>
    public string? Beside { get; init; }

    public string Name => Curves is null ? "picture" : "plot";
    public IReadOnlyList<string> Scripts => Curves is null ? ["viewer.js"] : ["viewer.js", "plots.js"];

    public PageView View(PageSource source) => new()
    {
        IsDrawing = true,
        Images = source.Pictures.Display() is { } picture ? [picture] : [],
        Data = Curves is null ? [] : new() { ["plot"] = Plot(source, Curves) },
        Below = source.Pictures.IsLinksOnly ? "" : Picture(source) + string.Concat(tables.Select(name => Table(source, name))),
    };

    static string Table(PageSource source, string name) =>
        source.File(name) is { } file && CsvTable.Read(source.PathOf(name), MostRows) is { } table ? TablePreview.Named(table, file) : "";

    string Picture(PageSource source) => Beside is null || source.File(Beside) is not { } file || source.Pictures.Show(file, "beside") is not { } image ? ""
        : $"""<section class="beside">{Html.Say("h2", "plot.footprint")}<img src="{Html.Address(image.Src)}" width="{image.Width}" height="{image.Height}" alt="" loading="lazy"></section>""";

    static JsonObject? Plot(PageSource source, string name)
    {
        if (source.Pictures.IsLinksOnly || source.File(name) is not { } file || CsvTable.Read(source.PathOf(name), MostRows) is not { Columns.Count: >= 3 } table)
        {
            return null;
        }

        var columns = Enumerable.Range(0, Math.Min(table.Columns.Count, 3 + MostOverlaid)).ToList();
        return new()
        {
            ["title"] = source.Record.Title,
            ["columns"] = new JsonArray([.. columns.Select(column => (JsonNode)new JsonObject { ["name"] = table.Columns[column], ["unit"] = column == 0 ? "nm" : "" })]),
            ["x"] = 0,
            ["series"] = new JsonArray(Numbers([1, .. columns.Skip(3)])),
            ["overlay"] = Numbers(columns.Skip(3)),
            ["rows"] = table.Json(columns),
            ["source"] = file.Name,
            ["thinned"] = table.Every,
        };
    }

    static JsonArray Numbers(IEnumerable<int> columns) => [.. columns.Select(column => (JsonNode)JsonValue.Create(column))];
}
