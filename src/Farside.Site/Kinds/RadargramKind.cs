using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Farside.Formats.Radar;

namespace Farside.Site.Kinds;

/// <summary>
/// A radar section: its echoes as numbers, as stored, as the profile along the way and migrated, so that gain and depth are the reader's choice; each trace's place and time;
/// scatterers and layers to be drawn over it.
/// </summary>
sealed partial class RadargramKind : IPageKind
{
    const int MostTableRows = 4000;
    static readonly string[] Shown = ["utc", "east_m", "north_m", "up_m", "moving", "along_m", "stored_trace"];

    public string Name => "radargram";
    public IReadOnlyList<string> Scripts => ["viewer.js", "plots.js"];

    public PageView View(PageSource source)
    {
        PageImage?[] images = [source.Pictures.Display()];
        return new()
        {
            Images = [.. images.OfType<PageImage>()],
            Data = new() { ["radargram"] = source.Pictures.IsLinksOnly ? null : Data(source) },
        };
    }

    static JsonObject? Data(PageSource source)
    {
        JsonObject?[] sections =
        [
            Section(source, "profile", "profile.sgy", "profile.csv"),
            Section(source, "migrated", "migrated.sgy", "profile.csv"),
            Section(source, "stored", "section.tif", "traces.csv"),
        ];
        return Array.TrueForAll(sections, section => section is null) ? null : new()
        {
            ["sections"] = new JsonArray([.. sections.OfType<JsonObject>()]),
            ["ground"] = Ground(source),
            ["scatterers"] = RadarMarks.Scatterers(source),
            ["layers"] = RadarMarks.Layers(source),
        };
    }

    static JsonObject? Section(PageSource source, string id, string name, string tableName)
    {
        if (source.File(name) is not { } file || StepNs(source, name) is not (> 0 and var stepNs))
        {
            return null;
        }

        var (path, isStored, script) = (source.PathOf(name), id == "stored", id == "stored" ? "section" : id);
        var shape = SectionScript.Shape(path, (int)Math.Min(int.MaxValue, Math.Ceiling((Fact(source, "Shown", ShownNs()) ?? double.PositiveInfinity) / stepNs)));
        var dewow = isStored && int.TryParse(Option(source, "dewowReach"), NumberStyles.None, CultureInfo.InvariantCulture, out var reach) ? Math.Min(reach, 10_000) : 0;
        var (stamp, table) = ($"section/2 {file.Bytes} {file.Sha256} {shape} {dewow}", CsvTable.Read(source.PathOf(tableName), int.MaxValue));
        source.Pictures.Make($"{script}.js", stamp, () => SectionScript.Overview(path, script, shape, dewow));
        for (var part = 0; part < shape.Parts; part++)
        {
            var (number, called) = (part, $"{script}-{part}");
            source.Pictures.Make($"{called}.js", $"{stamp} {number}", () => SectionScript.Part(path, called, shape, number, dewow, (first, count) => table is null ? "[]" : Rows(table, first, 1, count).ToJsonString()));
        }

        return new()
        {
            ["id"] = id,
            ["data"] = $"{script}.js",
            ["name"] = script,
            ["traces"] = shape.Traces,
            ["samples"] = shape.Samples,
            ["everyTrace"] = shape.EveryTrace,
            ["storedTraces"] = shape.Stored,
            ["partTraces"] = shape.PartTraces,
            ["nsPerSample"] = stepNs,
            ["firstNs"] = isStored ? 0 : FirstNs(path),
            ["spacingM"] = isStored ? 0 : SpacingM(table),
            ["full"] = shape.Full,
            ["log"] = SectionScript.Log,
            ["dewowed"] = dewow > 0,
            ["table"] = table is null ? null : new JsonObject { ["columns"] = new JsonArray([.. Known(table).Select(column => (JsonNode)JsonValue.Create(column))]), ["rows"] = Rows(table, 0, shape.EveryTrace, Math.Min(shape.Traces, MostTableRows)) },
        };
    }

    static double? StepNs(PageSource source, string name)
    {
        if (name.EndsWith(".tif", StringComparison.Ordinal))
        {
            return Fact(source, "Sampling interval", Nanoseconds());
        }

        using var rows = SegYRows.Open(source.PathOf(name));
        return rows.IntervalNs;
    }

    static double FirstNs(string path)
    {
        using var rows = SegYRows.Open(path);
        return rows.FirstNs;
    }

    static double SpacingM(CsvTable? table) => table is { Rows.Count: > 1 } && table.Column("along_m") is >= 0 and var along && table.Number(table.Rows.Count - 1, along) is var lengthM && lengthM > 0
        ? lengthM / (table.Rows.Count - 1) : 0;

    // Only a product that found a time zero looks for layers, and only it has a depth.
    static JsonObject? Ground(PageSource source)
    {
        double Number(string name, double usual) => double.TryParse(Option(source, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= 1 ? value : usual;
        return source.File("layers.csv") is null ? null : new() { ["least"] = Number("leastPermittivity", 3), ["taken"] = Number("permittivity", 3.5), ["greatest"] = Number("greatestPermittivity", 4.5) };
    }

    static string Option(PageSource source, string name) => source.Record.Options.FirstOrDefault(option => option.Key == name).Value ?? "";

    static List<string> Known(CsvTable table) => [.. Shown.Where(name => table.Column(name) >= 0)];

    static JsonArray Rows(CsvTable table, int first, int every, int count)
    {
        var (known, rows) = (Known(table), new JsonArray());
        for (var row = first; rows.Count < count && row < table.Rows.Count; row += every)
        {
            rows.Add(new JsonArray([.. known.Select(name => table.Number(row, table.Column(name)) is var number && !double.IsNaN(number) ? JsonValue.Create(number)
                : (JsonNode?)(table.Rows[row][table.Column(name)] is { Length: > 0 } text ? JsonValue.Create(text) : null))]));
        }

        return rows;
    }

    static double? Fact(PageSource source, string name, Regex number) =>
        number.Match(source.Record.Facts.FirstOrDefault(fact => fact.Key == name).Value ?? "") is { Success: true } match
        && double.TryParse(match.Groups[1].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    [GeneratedRegex(@"^([0-9.]{1,12}) ns")]
    private static partial Regex Nanoseconds();

    [GeneratedRegex(@"^([0-9.]{1,12}) of [0-9.]+ ns")]
    private static partial Regex ShownNs();
}
