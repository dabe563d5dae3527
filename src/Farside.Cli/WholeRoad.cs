using Farside.Archive.Store;
using Farside.Catalogue.Build;
using Farside.Products.Recipes;
using Farside.Products.Runner;
using Farside.Site;

namespace Farside.Cli;

/// <summary>An archive all the way to a site: check, make, publish, with a line for each.</summary>
static class WholeRoad
{
    const int NamesShown = 20;

    /// <returns>The exit code and the site's home page.</returns>
    public static (int ExitCode, string? HomePage) Walk(string archiveRoot, string outRoot, RunOptions options, CancellationToken cancel)
    {
        var archive = ArchiveFolder.Open(archiveRoot);
        Check(archive);
        var products = Path.Combine(Path.GetFullPath(outRoot), "products");
        var progress = new RunProgress();
        MemoryBound.Keep(options.MemoryBytes);
        var report = Meter.Watch("making", progress, () => new RecipeRunner(RecipeBook.All, archive, products).Run(options, progress, cancel));
        RunReports.Print(report, products, isJson: false);
        CatalogueFile.Ensure(Path.Combine(Path.GetFullPath(outRoot), CatalogueFile.Name));
        var site = cancel.IsCancellationRequested ? null : Publish(products, Path.Combine(Path.GetFullPath(outRoot), "site"), cancel);
        RunReports.PrintFailures(report);
        site?.Refused.ToList().ForEach(Console.Error.WriteLine);
        return (site?.Refused.Count > 0 ? 2 : RunReports.ExitCode(report), site?.HomePage);
    }

    static PublishReport Publish(string products, string site, CancellationToken cancel)
    {
        var report = SitePublisher.Publish(products, site, cancel);
        Console.Out.WriteLine($"Site:     {report.Products} products: {report.HomePage}");
        return report;
    }

    static void Check(ArchiveFolder archive)
    {
        var complete = archive.Entries.Count(entry => entry.IsComplete);
        Console.Out.WriteLine($"Archive:  {Count(complete, "complete product")}: {archive.Root}");
        Name(archive.Entries.Where(entry => entry.DataPath is null).Select(entry => Path.GetFileName(entry.LabelPath!)), "label", "no data", "Fetch their data files to see them.");
        Name(archive.Entries.Where(entry => entry.LabelPath is null).Select(entry => entry.Id), "data file", "no label", "Fetch their labels to see them.");
        Name(archive.RefusedLinks, "link", "a target outside the archive", "They are not followed.");
    }

    static void Name(IEnumerable<string> names, string what, string lack, string advice)
    {
        var all = names.Order(StringComparer.Ordinal).ToList();
        if (all.Count == 0)
        {
            return;
        }

        Console.Out.WriteLine($"          {(all.Count == 1 ? "This" : "These")} {Count(all.Count, what)} {(all.Count == 1 ? "has" : "have")} {lack}. {advice}");
        all.Take(NamesShown).ToList().ForEach(name => Console.Out.WriteLine($"            {name}"));
        if (all.Count > NamesShown)
        {
            Console.Out.WriteLine($"            and {all.Count - NamesShown} more: farside check ARCHIVE lists them all");
        }
    }

    static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";
}
