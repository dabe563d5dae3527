using Farside.Archive.Store;
using Farside.Catalogue.Build;
using Farside.Core;
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
        Places.RequireOutside(archiveRoot, outRoot);
        var archive = ArchiveFolder.Open(archiveRoot);
        RequireProducts(archive, archiveRoot);
        Check(archive);
        var products = Path.Combine(Path.GetFullPath(outRoot), "products");
        var progress = new RunProgress();
        MemoryBound.Keep(options.MemoryBytes);
        var report = Meter.Watch("making", progress, () => new RecipeRunner(RecipeBook.All, archive, products).Run(options, progress, cancel));
        RunReports.Print(report, products, isJson: false);
        RunReports.PrintFailures(report);
        if (!cancel.IsCancellationRequested)
        {
            // What it leaves out, the site leaves out too, and says so.
            Index(archiveRoot, products, Path.Combine(Path.GetFullPath(outRoot), CatalogueFile.Name), cancel);
        }

        var site = cancel.IsCancellationRequested ? null : Publish(products, Path.Combine(Path.GetFullPath(outRoot), "site"), cancel);
        if (site is not null)
        {
            SiteMeter.PrintRefused(site);
        }

        return (site?.Refused.Count > 0 ? 2 : RunReports.ExitCode(report), site?.HomePage);
    }

    /// <summary>A folder without a single product is a slip of the hand, not an empty site.</summary>
    public static void RequireProducts(ArchiveFolder archive, string asked)
    {
        if (archive.Entries.Count == 0)
        {
            throw new FarsideException($"{asked}: found no product; expected labels (.2BL, .xml, .lblx, .lbl …) and their data files, in whatever sub-folders. Give the folder that holds them.");
        }
    }

    static void Index(string archive, string products, string path, CancellationToken cancel)
    {
        using var catalogue = CatalogueFile.Open(path);
        var report = IndexMeter.Update(catalogue, archive, products, cancel);
        Console.Out.WriteLine($"Index:    {IndexReports.Sentence(report)}: {path}");
    }

    static PublishReport Publish(string products, string site, CancellationToken cancel)
    {
        var report = SiteMeter.Publish(products, site, new(), cancel);
        Console.Out.WriteLine($"Site:     {Count(report.Products, "product")}: {report.HomePage}");
        return report;
    }

    static void Check(ArchiveFolder archive)
    {
        var complete = archive.Entries.Count(entry => entry.IsComplete);
        Console.Out.WriteLine($"Archive:  {Count(complete, "complete product")}: {archive.Root}");
        Name(archive.Entries.Where(entry => entry.DataPath is null).Select(entry => Path.GetFileName(entry.LabelPath!)), "label", "no data", "Fetch the data to see more.");
        Name(archive.Entries.Where(entry => entry.LabelPath is null).Select(entry => entry.Id), "data file", "no label", "Fetch the label to see more.");
        Name(archive.RefusedLinks, "link", "a target outside the archive", "They are not followed.");
    }

    static void Name(IEnumerable<string> names, string what, string lack, string advice)
    {
        var all = names.Order(StringComparer.Ordinal).ToList();
        if (all.Count == 0)
        {
            return;
        }

        Console.Out.WriteLine($"          {(all.Count == 1 ? $"This {what} has" : $"These {all.Count} {what}s have")} {lack}. {advice}");
        all.Take(NamesShown).ToList().ForEach(name => Console.Out.WriteLine($"            {name}"));
        if (all.Count > NamesShown)
        {
            Console.Out.WriteLine($"            and {all.Count - NamesShown} more: farside check ARCHIVE lists them all");
        }
    }

    static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";
}
