using System.Text.Json.Nodes;
using Farside.Catalogue.Records;

namespace Farside.Site.Kinds;

/// <summary>A table drawn as curves: every column of numbers against time or the first column.</summary>
sealed class PlotKind : IPageKind
{
    const int MostRows = 2000;
    static readonly string[] Abscissae = ["seconds", "s", "time_s", "wavelength_nm", "distance_m", "trace"];

    // The longest first: _m_s ends in _s.
    static readonly (string Ending, string Unit)[] Units =
        [("_m_s", "m/s"), ("_deg", "°"), ("_px", "px"), ("_nm", "nm"), ("_ns", "ns"), ("_hz", "Hz"), ("_m", "m"), ("_s", "s"), ("seconds", "s")];

    public string Name => "plot";
    public IReadOnlyList<string> Scripts => ["viewer.js", "plots.js"];

    public PageView View(PageSource source)
    {
        PageImage?[] images = [source.Pictures.Display()];
        var file = source.ByRole("table");
        var table = file is null || source.Pictures.IsLinksOnly ? null : CsvTable.Read(source.PathOf(file.Name), MostRows);
        return new()
        {
            Images = [.. images.OfType<PageImage>()],
            Data = new() { ["plot"] = table is null ? null : Plot(source, file!, table) },
            Below = table is null ? "" : TablePreview.Of(table, file!),
        };
    }

    static JsonObject Plot(PageSource source, ProductFile file, CsvTable table)
    {
        var numeric = Enumerable.Range(0, table.Columns.Count).Where(table.IsNumeric).ToList();
        var x = Abscissae.Select(table.Column).FirstOrDefault(column => column >= 0 && numeric.Contains(column), numeric.Count > 0 ? numeric[0] : 0);
        var columns = numeric.Prepend(x).Distinct().ToList();
        var series = columns.Skip(1).Where(column => !IsSigma(table.Columns[column]) && Unit(table.Columns[column]).Length > 0).GroupBy(column => Unit(table.Columns[column]))
            .Select(group => (JsonNode)new JsonArray([.. group.Select(column => (JsonNode)JsonValue.Create(columns.IndexOf(column)))]));
        return new()
        {
            ["title"] = source.Record.Title,
            ["columns"] = new JsonArray([.. columns.Select(column => (JsonNode)new JsonObject { ["name"] = table.Columns[column], ["unit"] = Unit(table.Columns[column]) })]),
            ["x"] = 0,
            ["series"] = new JsonArray([.. series]),
            ["rows"] = table.Json(columns),
            ["source"] = file.Name,
            ["thinned"] = table.Every,
        };
    }

    static bool IsSigma(string column) => column.Contains("sigma", StringComparison.Ordinal);

    static string Unit(string column) => Units.FirstOrDefault(unit => column.EndsWith(unit.Ending, StringComparison.Ordinal)).Unit ?? "";
}
