using System.CommandLine;
using Farside.Archive.Portal;
using Farside.Archive.Portal.Fetching;
using Farside.Archive.Portal.Sources;

namespace Farside.Cli.Verbs;

/// <summary><c>farside fetch [SOURCE] --archive A</c>: the portal's, a list's or a folder's products → an archive, resumable and verified.</summary>
static class FetchVerb
{
    public static Command Create()
    {
        var source = new Argument<string?>("source")
        {
            Description = "A downloadResult.txt of the portal, a folder, a ZIP file or the address of a folder on the web; the portal itself when left out.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var archive = new Option<string>("--archive") { Description = "Folder to fill; made where there is none.", Required = true };
        var (settings, plan, json) = (new FetchSettings(), new Option<bool>("--plan") { Description = "Count products and bytes, and stop." }, CommonOptions.Json());
        var verb = new Command("fetch", "Get products, label and data together, from the portal, a link list, a folder or a ZIP file; run again, it gets what is missing.") { source, archive };
        settings.AddTo(verb);
        verb.Options.Add(plan);
        verb.Options.Add(json);
        verb.SetAction((parsed, cancel) =>
        {
            var options = settings.Read(parsed);
            var given = parsed.GetValue(source);
            if (given is null && options.Selection.Missions.Count == 0)
            {
                throw new FetchException("--mission", "none", $"one or more of {string.Join(", ", PortalFacts.Missions)}", "The portal holds too much to be fetched unasked.");
            }

            var from = ProductSources.Open(given, options.Polite, settings.Portal(parsed));
            return RunAsync(parsed.GetRequiredValue(archive), from, options, parsed.GetValue(plan), parsed.GetValue(json), cancel);
        });
        return verb;
    }

    static async Task<int> RunAsync(string archive, IProductSource source, FetchOptions options, bool isPlan, bool isJson, CancellationToken cancel)
    {
        using var run = isPlan ? FetchRun.Plan(archive, source, options) : FetchRun.Open(archive, source, options);
        if (run.ShouldShowTerms())
        {
            FetchTerms.Lines.ToList().ForEach(Console.Error.WriteLine);
        }

        var plan = await FetchMeter.WatchAsync(run.Progress, () => run.ListAsync(cancel));
        if (isPlan)
        {
            FetchText.Write(Console.Out, plan, isJson);
            return 0;
        }

        if (!isJson)
        {
            FetchText.Write(Console.Error, plan, isJson: false);
        }

        var report = await FetchMeter.WatchAsync(run.Progress, () => run.FetchAsync(plan, cancel));
        FetchText.Write(Console.Out, report, isJson);
        return report.ExitCode;
    }
}
