using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Farside.Products.Pictures.Speed;
using Spectre.Console;

namespace Farside.Cli.Verbs;

/// <summary><c>farside bench</c>: this machine's speed on each hot path.</summary>
static class BenchVerb
{
    static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    public static Command Create()
    {
        var runs = new Option<int>("--runs") { Description = "How often each step is repeated; the median is shown.", DefaultValueFactory = _ => 9 };
        var json = new Option<bool>("--json") { Description = "One JSON document instead of tables." };
        runs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 1000)
            {
                result.AddError("--runs: expected 1 to 1000.");
            }
        });
        var verb = new Command("bench", "Measure this machine's speed on each hot path.") { runs, json };
        verb.SetAction((parsed, cancel) => Task.Run(() => Run(parsed.GetValue(runs), parsed.GetValue(json), cancel), cancel));
        return verb;
    }

    static int Run(int runs, bool isJson, CancellationToken cancel)
    {
        var report = new SpeedTest(runs, Progress, cancel).Run();
        if (isJson)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(report, Json));
            return 0;
        }

        Console.Out.WriteLine($"{report.Machine.Processor}, {report.Machine.Cores} cores, {report.Machine.VectorBits}-bit vectors, {report.Machine.Runtime}");
        Console.Out.WriteLine($"Medians of {report.Runs} runs on {report.Frames}.");
        Show(Chains(report));
        Show(Stages(report));
        Show(Demosaics(report));
        return 0;
    }

    static Table Chains(SpeedReport report)
    {
        var table = Headed("raw file → 8-bit PNG on disk", "frames/s, one thread", "all cores", "limit, one thread", "PNG bytes", "of zlib level 6");
        foreach (var chain in report.Chains)
        {
            table.AddRow(
                $"{chain.Kind} {chain.Width} × {chain.Height}", Text(chain.FramesPerSecond), Text(chain.FramesPerSecondAllCores), Text(chain.LimitFramesPerSecond),
                chain.PngBytes.ToString("N0", CultureInfo.InvariantCulture), Text(chain.SizeAgainstZlib, "0.000"));
        }

        return table;
    }

    static Table Stages(SpeedReport report)
    {
        var table = Headed("milliseconds a frame", "read", "decode", "statistics", "demosaic", "stretch", "filter", "deflate", "write", "whole chain", "limit: read + deflate");
        foreach (var chain in report.Chains)
        {
            var stages = chain.Stages;
            double[] times =
            [
                stages.Read, stages.Decode, stages.Statistics, stages.Demosaic, stages.Stretch, stages.Filter, stages.Deflate, stages.Write,
                chain.MillisecondsPerFrame, chain.LimitMilliseconds,
            ];
            table.AddRow([chain.Kind, .. times.Select(time => Text(time, "0.00"))]);
        }

        return table;
    }

    static Table Demosaics(SpeedReport report)
    {
        var table = Headed("demosaic, one thread", "Mpx/s", "ms a PCAM frame");
        foreach (var method in report.Demosaics)
        {
            table.AddRow(method.Method + (method.IsDefault ? " (default)" : ""), Text(method.MegapixelsPerSecond), Text(method.MillisecondsPerFrame));
        }

        return table;
    }

    static Table Headed(string first, params string[] numbers)
    {
        var table = new Table { Border = TableBorder.Simple }.AddColumn(first);
        foreach (var number in numbers)
        {
            table.AddColumn(new TableColumn(number).RightAligned());
        }

        return table;
    }

    static void Show(Table table) => AnsiConsole.Write(table);

    static string Text(double value, string format = "0.0") => value.ToString(format, CultureInfo.InvariantCulture);

    static void Progress(string step)
    {
        if (!Console.IsErrorRedirected)
        {
            Console.Error.WriteLine($"  {step} …");
        }
    }
}
