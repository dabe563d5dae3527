using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Farside.Products.Panoramas.Speed;
using Farside.Products.Pictures.Speed;
using Farside.Simulator;
using Spectre.Console;

namespace Farside.Cli.Verbs;

/// <summary><c>farside bench</c>: this machine's speed on each hot path.</summary>
static class BenchVerb
{
    const int MostSimulations = 3; // seconds each
    const int MostJoins = 3; // seconds each

    static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    public static Command Create()
    {
        var runs = CommonOptions.Whole("--runs", "How often each step is repeated; the median is shown.", 9, 1, 1000);
        var json = CommonOptions.Json();
        var verb = new Command("bench", "Measure this machine's speed on each hot path.") { runs, json };
        verb.SetAction((parsed, cancel) => Task.Run(() => Run(parsed.GetValue(runs), parsed.GetValue(json), cancel), cancel));
        return verb;
    }

    static int Run(int runs, bool isJson, CancellationToken cancel)
    {
        var report = new SpeedTest(runs, Progress, cancel).Run();
        var joining = JoiningSpeed.Measure(Math.Min(runs, MostJoins), Progress, cancel);
        var simulation = SimulationSpeed.Measure(Math.Min(runs, MostSimulations), Progress, cancel);
        if (isJson)
        {
            var json = JsonSerializer.SerializeToNode(report, Json)!.AsObject();
            json["joining"] = JsonSerializer.SerializeToNode(joining, Json);
            json["simulation"] = JsonSerializer.SerializeToNode(simulation, Json);
            Console.Out.WriteLine(json.ToJsonString(Json));
            return 0;
        }

        // Spectre takes 80 columns where nobody says how many there are.
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, Console.IsOutputRedirected ? 120 : 0);
        Console.Out.WriteLine($"{report.Machine.Processor}, {report.Machine.Cores} cores, {report.Machine.VectorBits}-bit vectors, {report.Machine.Runtime}");
        Console.Out.WriteLine($"Medians of {report.Runs} runs on {report.Frames}.");
        AnsiConsole.Write(Chains(report.Chains));
        AnsiConsole.Write(Demosaics(report.Demosaics));
        AnsiConsole.Write(Joining(joining));
        foreach (var step in joining)
        {
            Console.Out.WriteLine($"  {step.Step}: {step.Note}");
        }

        AnsiConsole.Write(Simulation(simulation));
        return 0;
    }

    static Table Joining(IReadOnlyList<JoiningStep> steps)
    {
        var table = Headed("eight pictures joined, all cores", "speed", "baseline", "limit").AddColumn("unit");
        foreach (var step in steps)
        {
            table.AddRow(step.Step, Text(step.Value), Text(step.Baseline), Text(step.Limit), step.Unit);
        }

        return table;
    }

    static Table Simulation(IReadOnlyList<SimulationStep> steps)
    {
        var table = Headed("simulate, all cores", "speed").AddColumn("unit");
        foreach (var step in steps)
        {
            table.AddRow(step.Step, Text(step.Value), step.Unit);
        }

        return table;
    }

    static Table Chains(IReadOnlyList<ChainSpeed> chains)
    {
        var table = Headed("raw file → 8-bit PNG on disk", [.. chains.Select(chain => chain.Kind)]);
        void Row(string name, Func<ChainSpeed, string> text) => table.AddRow([name, .. chains.Select(text)]);
        Row("size", chain => $"{chain.Width} × {chain.Height}");
        Row("frames/s, one thread", chain => Text(chain.FramesPerSecond));
        Row("frames/s, one thread, fastest run", chain => Text(1000 / chain.FastestMilliseconds));
        Row("frames/s of processor time", chain => Text(1000 / chain.ProcessorMilliseconds));
        Row("frames/s, all cores", chain => Text(chain.FramesPerSecondAllCores));
        Row("frames/s, limit: read and deflate only", chain => Text(chain.LimitFramesPerSecond));
        Row("PNG, kB", chain => Text(chain.PngBytes / 1e3));
        Row("PNG against zlib level 6", chain => Text(chain.SizeAgainstZlib, "0.000"));
        Row("ms a frame, whole chain", chain => Text(chain.MillisecondsPerFrame, "0.00"));
        Row("  read", chain => Text(chain.Stages.Read, "0.00"));
        Row("  statistics", chain => Text(chain.Stages.Statistics, "0.00"));
        Row("  decode", chain => Text(chain.Stages.Decode, "0.00"));
        Row("  demosaic", chain => Text(chain.Stages.Demosaic, "0.00"));
        Row("  stretch", chain => Text(chain.Stages.Stretch, "0.00"));
        Row("  filter", chain => Text(chain.Stages.Filter, "0.00"));
        Row("  deflate", chain => Text(chain.Stages.Deflate, "0.00"));
        Row("  write", chain => Text(chain.Stages.Write, "0.00"));
        return table;
    }

    static Table Demosaics(IReadOnlyList<DemosaicSpeed> methods)
    {
        var table = Headed("demosaic, one thread", "Mpx/s", "ms a PCAM frame");
        foreach (var method in methods)
        {
            table.AddRow(method.Method + (method.IsDefault ? " (default)" : ""), Text(method.MegapixelsPerSecond), Text(method.MillisecondsPerFrame));
        }

        return table;
    }

    static Table Headed(string first, params string[] numbers)
    {
        var table = new Table { Border = TableBorder.Simple }.AddColumn(new TableColumn(first).NoWrap());
        foreach (var number in numbers)
        {
            table.AddColumn(new TableColumn(number).RightAligned().NoWrap());
        }

        return table;
    }

    static string Text(double value, string format = "0.0") => value.ToString(format, CultureInfo.InvariantCulture);

    static void Progress(string step)
    {
        if (!Console.IsErrorRedirected)
        {
            Console.Error.WriteLine($"  {step} …");
        }
    }
}
