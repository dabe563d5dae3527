using System.CommandLine;
using Farside.Simulator;
using Farside.Simulator.Faults;

namespace Farside.Cli.Verbs;

/// <summary><c>farside simulate --out ARCHIVE --seed N</c>: a look-alike archive with known truth beside it.</summary>
static class SimulateVerb
{
    public static Command Create()
    {
        var archive = CommonOptions.Out("Folder that receives the archive; the truth goes to the same name with .truth.");
        var seed = CommonOptions.Whole("--seed", "Decides everything left to chance; the same seed gives the same bytes.", 1, int.MinValue, int.MaxValue);
        var size = WordOption.Create<SimulationSize>("--size", "How much; demo by default.");
        var faults = new Option<string?>("--faults") { Description = "Damage to do: all, or name[:N][@instrument] separated by commas, e.g. truncated-data:2@pcam; --list-faults tells the names." };
        var verb = new Command("simulate", "Write a simulated Chang'e-4 archive whose truth is known.") { archive, seed, size, faults };
        verb.SetAction((parsed, cancel) =>
        {
            var options = new SimulationOptions { Seed = parsed.GetValue(seed), Size = parsed.GetValue(size) ?? SimulationSize.Demo, Faults = FaultNames.Parse(parsed.GetValue(faults)) };
            return Task.Run(() => Write(parsed.GetRequiredValue(archive), options, cancel), CancellationToken.None);
        });
        return verb;
    }

    static int Write(string folder, SimulationOptions options, CancellationToken cancel)
    {
        var progress = Console.IsErrorRedirected ? null : new OneLineProgress();
        var files = MissionSimulator.Write(folder, options, progress, cancel);
        if (progress is not null)
        {
            OneLineProgress.Clear();
        }

        Console.WriteLine($"{files.Count} simulated products: {Path.GetFullPath(folder)}");
        return 0;
    }

    sealed class OneLineProgress : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress value) => Console.Error.Write($"\rsimulate {value.Done}/{value.Total} {value.Doing,-24}");

        public static void Clear() => Console.Error.Write($"\r{new string(' ', 60)}\r");
    }
}
