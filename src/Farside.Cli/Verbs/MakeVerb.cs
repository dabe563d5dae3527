using System.CommandLine;
using Farside.Archive.Store;
using Farside.Products.Recipes;
using Farside.Products.Runner;

namespace Farside.Cli.Verbs;

/// <summary><c>farside make [RECIPE…] --archive A --out P</c>: archive → products.</summary>
static class MakeVerb
{
    public static Command Create()
    {
        var recipes = new Argument<string[]>("recipe") { Description = $"Products to make: {string.Join(", ", RecipeBook.With(new()).Select(recipe => recipe.Name))}; all by default.", Arity = ArgumentArity.ZeroOrMore };
        var archive = CommonOptions.Archive();
        var products = CommonOptions.Out("Folder that receives the products.");
        var (mission, instrument, sequence) = (CommonOptions.Mission(), CommonOptions.Instrument(), CommonOptions.Sequence());
        var (plan, jobs, memory, verify, json) = (CommonOptions.Plan(), CommonOptions.Jobs(), CommonOptions.Memory(), CommonOptions.Verify(), CommonOptions.Json());
        var (mosaics, descents, spectra, radars) = (new MosaicOptions(), new DescentOptions(), new SpectrumChoice(), new RadarOptions());
        var verb = new Command("make", "Make products from the archive on disk; only what is missing or stale.")
        {
            recipes, archive, products, mission, instrument, sequence, plan, jobs, memory, verify, json,
        };
        mosaics.All.Concat(descents.All).Concat(spectra.All).Concat(radars.All).ToList().ForEach(verb.Options.Add);
        verb.SetAction((parsed, cancel) =>
        {
            var options = new RunOptions
            {
                Recipes = parsed.GetValue(recipes) ?? [],
                Mission = parsed.GetValue(mission),
                Instrument = parsed.GetValue(instrument),
                Sequence = mosaics.Joined(parsed) ?? parsed.GetValue(sequence),
                Jobs = parsed.GetValue(jobs),
                MemoryBytes = MemoryBound.OrDefault(parsed.GetValue(memory)),
                Verify = parsed.GetValue(verify),
            };
            var choices = spectra.Choose(descents.Choose(mosaics.Choices(parsed), parsed), parsed) with { Radargram = radars.Choose(parsed) };
            return Task.Run(() => Run(parsed.GetRequiredValue(archive), parsed.GetRequiredValue(products), RecipeBook.With(choices), options, parsed.GetValue(plan), parsed.GetValue(json), cancel), CancellationToken.None);
        });
        return verb;
    }

    static int Run(string archive, string products, IReadOnlyList<Recipe> recipes, RunOptions options, bool isPlan, bool isJson, CancellationToken cancel)
    {
        Places.RequireOutside(archive, products);
        var folder = ArchiveFolder.Open(archive);
        WholeRoad.RequireProducts(folder, archive);
        var runner = new RecipeRunner(recipes, folder, products);
        if (isPlan)
        {
            RunReports.Print(runner.Plan(options, cancel), isJson);
            return 0;
        }

        MemoryBound.Keep(options.MemoryBytes);
        var progress = new RunProgress();
        var report = Meter.Watch("making", progress, () => runner.Run(options, progress, cancel));
        RunReports.Print(report, Path.GetFullPath(products), isJson);
        RunReports.PrintFailures(report);
        return RunReports.ExitCode(report);
    }
}
