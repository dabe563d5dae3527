using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Farside.Core.Records;
using Farside.Formats.Png;
using Farside.Products.Charts;

namespace Farside.Cli.Verbs;

/// <summary><c>farside plot FILE</c>: columns of any table against each other, or an array, as a chart; without --y what there is to draw.</summary>
static class PlotVerb
{
    static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A label (PDS4, PDS3), a data file whose label lies beside it, or a table of comma-separated values." };
        var x = new Option<string?>("--x") { Description = "Column along the foot; the first column of times by default, else the records' numbers." };
        var y = new Option<string[]>("--y") { Description = "Columns to draw; several may be given, and a field that a record repeats by its name alone. Without one the file's columns are listed.", AllowMultipleArgumentsPerToken = true };
        var structure = new Option<string?>("--structure") { Description = "Which table or array of several, by name; the first by default." };
        var plane = CommonOptions.Whole("--plane", "Which plane of an array of more than two axes, from 1; the first by default.", 1, 1, int.MaxValue);
        var (logX, logY) = (new Option<bool>("--log-x") { Description = "Count along the foot by powers of ten." }, new Option<bool>("--log-y") { Description = "Count upwards by powers of ten." });
        var mark = WordOption.Create<SeriesMark>("--mark", "How values are drawn; a line by default.");
        var output = new Option<string?>("--out") { Description = "The chart: .svg or .png; FILE.svg here by default." };
        var json = CommonOptions.Json();
        var verb = new Command("plot", "Columns of any table, or an array, as a chart with axes and units.") { file, x, y, structure, plane, logX, logY, mark, output, json };
        verb.Require(result =>
        {
            if (result.GetValue(output) is { } path && !IsSvg(path) && !IsPng(path))
            {
                result.AddError($"--out: found {path}; expected a name that ends with .svg or .png.");
            }
        });
        verb.SetAction(parsed =>
        {
            var source = PlotSource.Open(parsed.GetRequiredValue(file), parsed.GetValue(structure));
            var ys = parsed.GetValue(y) ?? [];
            if (source.Columns.Count > 0 && ys.Length == 0)
            {
                List(source, parsed.GetValue(json));
                return;
            }

            var sheet = DataPlot.Draw(source, parsed.GetValue(x), ys, parsed.GetValue(logX), parsed.GetValue(logY), parsed.GetValue(mark) ?? SeriesMark.Line, parsed.GetValue(plane));
            var path = parsed.GetValue(output) ?? Path.GetFileName(parsed.GetRequiredValue(file)) + ".svg";
            Write(sheet, path);
            Console.Out.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(new { chart = path, simulated = source.IsSimulated }, Json) : path);
        });
        return verb;
    }

    static void List(PlotSource source, bool isJson)
    {
        var table = new TextTable([("name", "column"), ("unit", "unit"), ("description", "")], [.. Brief(source.Columns).Select(column => new object?[] { column.Name, column.Unit, string.Join(' ', column.Description.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) })]);
        Console.Out.Write(isJson ? table.ToJson() : table.ToText());
    }

    // A field of thousands of values is one line.
    static IEnumerable<PlotColumn> Brief(IReadOnlyList<PlotColumn> columns)
    {
        foreach (var field in columns.GroupBy(column => column.Name.EndsWith(']') ? column.Name[..column.Name.LastIndexOf('[')] : column.Name))
        {
            yield return field.Count() > 1 ? field.First() with { Name = $"{field.Key}[1] to [{field.Count()}]" } : field.First();
        }
    }

    static void Write(ChartSheet sheet, string path)
    {
        var temporary = path + ".part";
        if (IsSvg(path))
        {
            File.WriteAllBytes(temporary, sheet.ToSvg());
        }
        else
        {
            PngText[] texts = sheet.IsSimulated ? [new("Title", sheet.Title), new("Comment", Credit.Simulated)] : [new("Title", sheet.Title)];
            PngWriter.Write(temporary, sheet.ToBitmap(), new() { Colour = PngColour.Srgb, Texts = texts });
        }

        File.Move(temporary, path, overwrite: true);
    }

    static bool IsSvg(string path) => path.EndsWith(".svg", StringComparison.OrdinalIgnoreCase);

    static bool IsPng(string path) => path.EndsWith(".png", StringComparison.OrdinalIgnoreCase);
}
