using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Farside.Site.Kinds;

/// <summary>A radar section: its echoes as numbers, so that gain and depth are the reader's choice, and each trace's place and time.</summary>
sealed partial class RadargramKind : IPageKind
{
    const string Section = "section.tif";
    const string Script = "section.js";
    const int MostTableRows = 4000;
    static readonly string[] Shown = ["utc", "east_m", "north_m", "up_m", "moving"];

    public string Name => "radargram";
    public IReadOnlyList<string> Scripts => ["viewer.js", "plots.js"];

    public PageView View(PageSource source)
    {
        PageImage?[] images = [source.Pictures.Display()];
        return new()
        {
            Images = [.. images.OfType<PageImage>()],
            Data = new() { ["radargram"] = source.Pictures.IsLinksOnly || source.File(Section) is null ? null : Data(source) },
        };
    }

    static JsonObject? Data(PageSource source)
    {
        var stepNs = Fact(source, "Sampling interval", Nanoseconds());
        if (stepNs is not > 0)
        {
            return null;
        }

        var shownNs = Fact(source, "Shown", ShownNs()) ?? double.PositiveInfinity;
        var file = source.File(Section)!;
        var shape = SectionScript.Shape(source.PathOf(Section), (int)Math.Min(int.MaxValue, Math.Ceiling(shownNs / stepNs.Value)));
        var dewow = int.TryParse(source.Record.Options.FirstOrDefault(option => option.Key == "dewowReach").Value, NumberStyles.None, CultureInfo.InvariantCulture, out var reach) ? Math.Min(reach, 10_000) : 0;
        source.Pictures.Make(Script, $"section/1 {file.Bytes} {file.Sha256} {shape} {dewow}", () => SectionScript.Write(source.PathOf(Section), shape, dewow));
        return new()
        {
            ["data"] = Script,
            ["name"] = SectionScript.Name,
            ["traces"] = shape.Traces,
            ["samples"] = shape.Samples,
            ["everyTrace"] = shape.EveryTrace,
            ["nsPerSample"] = stepNs.Value,
            ["firstNs"] = 0,
            ["shownNs"] = shape.Samples * stepNs.Value,
            ["full"] = shape.Full,
            ["log"] = SectionScript.Log,
            ["dewowed"] = dewow > 0,
            ["pictureBox"] = null,
            ["table"] = Table(source, shape),
        };
    }

    static JsonObject? Table(PageSource source, SectionShape shape)
    {
        var table = CsvTable.Read(source.PathOf("traces.csv"), int.MaxValue);
        if (table is null)
        {
            return null;
        }

        var known = Shown.Where(name => table.Column(name) >= 0).ToList();
        var rows = new JsonArray();
        for (var trace = 0; trace < shape.Traces && trace * shape.EveryTrace < table.Rows.Count && trace < MostTableRows; trace++)
        {
            var row = trace * shape.EveryTrace;
            rows.Add(new JsonArray([.. known.Select(name => table.Number(row, table.Column(name)) is var number && !double.IsNaN(number) ? JsonValue.Create(number)
                : (JsonNode?)(table.Rows[row][table.Column(name)] is { Length: > 0 } text ? JsonValue.Create(text) : null))]));
        }

        return new() { ["columns"] = new JsonArray([.. known.Select(name => (JsonNode)JsonValue.Create(name))]), ["rows"] = rows };
    }

    static double? Fact(PageSource source, string name, Regex number) =>
        number.Match(source.Record.Facts.FirstOrDefault(fact => fact.Key == name).Value ?? "") is { Success: true } match
        && double.TryParse(match.Groups[1].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    [GeneratedRegex(@"^([0-9.]{1,12}) ns")]
    private static partial Regex Nanoseconds();

    [GeneratedRegex(@"^([0-9.]{1,12}) of [0-9.]+ ns")]
    private static partial Regex ShownNs();
}
