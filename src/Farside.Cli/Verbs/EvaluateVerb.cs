using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Farside.Simulator.Evaluation;
using Spectre.Console;

namespace Farside.Cli.Verbs;

/// <summary><c>farside evaluate --archive A --products P</c>: products against the simulator's truth: numbers, bars, verdicts.</summary>
static class EvaluateVerb
{
    static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var archive = new Option<string>("--archive") { Description = "Folder of the simulated archive.", Required = true };
        var products = new Option<string>("--products") { Description = "Folder of products made from it.", Required = true };
        var truth = new Option<string?>("--truth") { Description = "Folder of the truth; the archive's name with .truth by default." };
        var most = Most();
        var json = CommonOptions.Json();
        var verb = new Command("evaluate", "Compare products with the simulator's truth; exit 1 when a bar is missed, 2 when all are met but some products cannot be read.") { archive, products, truth, most, json };
        verb.SetAction((parsed, cancel) =>
        {
            var options = new EvaluationOptions
            {
                Archive = parsed.GetRequiredValue(archive),
                Products = parsed.GetRequiredValue(products),
                Truth = parsed.GetValue(truth),
                Most = parsed.GetValue(most),
            };
            return Task.Run(() => Evaluate(options, parsed.GetValue(json), cancel), CancellationToken.None);
        });
        return verb;
    }

    static Option<int?> Most() => new("--most")
    {
        Description = "At most so many products for each quantity, evenly spread; all by default.",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
            {
                result.AddError($"--most: found {text}; expected a whole number from 1 on.");
            }

            return number;
        },
    };

    static int Evaluate(EvaluationOptions options, bool isJson, CancellationToken cancel)
    {
        var report = Evaluator.Run(options, Console.IsErrorRedirected ? null : new OneLineProgress(), cancel);
        Console.Error.Write(Console.IsErrorRedirected ? "" : "\r\e[K");
        if (isJson)
        {
            Console.Out.WriteLine(ToJson(report));
        }
        else if (report.Rows.Count > 0)
        {
            Write(report);
        }

        foreach (var line in report.Refused)
        {
            Console.Error.WriteLine(line);
        }

        if (report.Rows.Count == 0)
        {
            Console.Error.WriteLine($"{options.Products}: found nothing to judge; expected products of {options.Archive} and a truth that tells of them. {string.Join(" ", report.Absent)}");
        }

        return report.ExitCode;
    }

    static void Write(EvaluationReport report)
    {
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, Console.IsOutputRedirected ? 140 : 0);
        var table = new Table { Border = TableBorder.Simple }.AddColumn("quantity")
            .AddColumn(new TableColumn("value").RightAligned().NoWrap()).AddColumn(new TableColumn("bar").NoWrap()).AddColumn(new TableColumn("unit").NoWrap())
            .AddColumn(new TableColumn("judged").RightAligned().NoWrap()).AddColumn(new TableColumn("verdict").NoWrap());
        foreach (var row in report.Rows)
        {
            table.AddRow(new Text(row.Quantity), new Text(Number(row.Value)), new Text(row.Bar), new Text(row.Unit),
                new Text(string.Create(CultureInfo.InvariantCulture, $"{row.Judged}/{row.Of}")), new Text(row.Verdict, Console.IsOutputRedirected ? null : new Style(row.Passed ? Color.Green : Color.Red)));
        }

        AnsiConsole.Write(table);
        ArchiveText.List(Console.Out, "Not judged", report.Absent);
        ArchiveText.List(Console.Out, "What rows stumbled over", report.Notes);
        var failed = report.Rows.Count(row => !row.Passed);
        Console.Out.WriteLine($"{report.Rows.Count - failed} of {report.Rows.Count} bars met{(report.Refused.Count > 0 ? $"; {report.Refused.Count} could not be read" : "")}.");
    }

    static string ToJson(EvaluationReport report) => JsonSerializer.Serialize(
        new
        {
            rows = report.Rows.Select(row => new { row.Quantity, row.Unit, value = double.IsFinite(row.Value) ? row.Value : (double?)null, row.Bar, row.Verdict, row.Source, row.Judged, row.Of }),
            absent = report.Absent,
            notes = report.Notes,
            refused = report.Refused,
        },
        Json);

    static string Number(double value) => double.IsFinite(value) ? value.ToString("G5", CultureInfo.InvariantCulture) : "–";

    sealed class OneLineProgress : IProgress<string>
    {
        public void Report(string value) => Console.Error.Write($"\r\e[Kevaluate: {value}");
    }
}
