using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Farside.Core;
using Farside.Simulator;
using Farside.Simulator.Faults;

namespace Farside.Cli.Verbs;

/// <summary><c>farside simulate --out ARCHIVE --seed N</c>: a look-alike archive with known truth beside it.</summary>
static class SimulateVerb
{
    public static Command Create()
    {
        var archive = new Option<string?>("--out") { Description = "Folder that receives the archive; the truth goes to the same name with .truth. A simulation that was stopped goes on." };
        var seed = CommonOptions.Whole("--seed", "Decides everything left to chance; the same seed gives the same bytes.", 1, int.MinValue, int.MaxValue);
        var mission = new Option<string>("--mission") { Description = $"The mission that the archive looks like: {string.Join(", ", SimulationOptions.Missions)}. Neighbours of ce4 are small and wear its ground, light and echoes.", DefaultValueFactory = _ => "ce4" };
        var size = WordOption.Create<SimulationSize>("--size", "How much; demo by default.");
        var (instrument, lunarDay) = (CommonOptions.Instrument(), CommonOptions.LunarDay());
        var until = CommonOptions.Utc("--until", "Only what had come down through the relay by this UTC time", "2019-02-01T00:00:00Z");
        var bits = PanoramaBits();
        var faults = new Option<string?>("--faults") { Description = "Damage to do: all, or name[:N][@instrument] separated by commas, e.g. truncated-data:2@pcam; --list-faults tells the names." };
        var list = new Option<bool>("--list-faults") { Description = "List the kinds of damage, and stop." };
        var json = CommonOptions.Json();
        var verb = new Command("simulate", "Write a simulated archive of Chang'e-4, or of a neighbouring mission, whose truth is known.") { archive, seed, mission, size, instrument, lunarDay, until, bits, faults, list, json };
        verb.SetAction((parsed, cancel) =>
        {
            if (parsed.GetValue(list))
            {
                return Task.FromResult(ListFaults(parsed.GetValue(json)));
            }

            var options = new SimulationOptions
            {
                Seed = parsed.GetValue(seed),
                Mission = parsed.GetValue(mission)!.ToLowerInvariant(),
                Size = parsed.GetValue(size) ?? SimulationSize.Demo,
                Instrument = parsed.GetValue(instrument),
                LunarDay = parsed.GetValue(lunarDay),
                Until = parsed.GetValue(until),
                PanoramaBits = parsed.GetValue(bits),
                Faults = FaultNames.Parse(parsed.GetValue(faults)),
            };
            var folder = parsed.GetValue(archive) ?? throw new FarsideException("--out: found nothing; expected the folder that receives the archive.");
            return Task.Run(() => Write(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)), options, parsed.GetValue(json), cancel), CancellationToken.None);
        });
        return verb;
    }

    static Option<int> PanoramaBits() => new("--pcam-bits")
    {
        Description = "Bits of the panoramic cameras' numbers, 8 or 10.",
        DefaultValueFactory = _ => 10,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (text is "8" or "10")
            {
                return text is "8" ? 8 : 10;
            }

            result.AddError($"--pcam-bits: found {text}; expected 8 or 10.");
            return 0;
        },
    };

    static int Write(string folder, SimulationOptions options, bool isJson, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        var files = Simulating.Watch(folder, options, cancel);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var bytes = files.Sum(file => new[] { file, file + "L" }.Sum(part => File.Exists(part) ? new FileInfo(part).Length : 0));
        Console.Out.WriteLine(isJson
            ? JsonSerializer.Serialize(new { archive = folder, truth = folder + ".truth", products = files.Count, bytes, seconds = Math.Round(seconds, 1) })
            : string.Create(CultureInfo.InvariantCulture, $"{files.Count} simulated products, {bytes / 1e6:0.#} MB, {seconds:0.0} s: {folder} (what is true of them: {folder}.truth)"));
        return 0;
    }

    static int ListFaults(bool isJson)
    {
        if (isJson)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(FaultNames.All));
        }
        else
        {
            FaultNames.Listing.ToList().ForEach(Console.Out.WriteLine);
        }

        return 0;
    }
}
