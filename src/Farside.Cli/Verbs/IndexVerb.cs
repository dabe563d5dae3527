using System.CommandLine;
using Farside.Catalogue.Query;

namespace Farside.Cli.Verbs;

/// <summary><c>farside index P [--archive A]</c>: products and frames → a catalogue that can be searched.</summary>
static class IndexVerb
{
    public static Command Create()
    {
        var products = new Argument<string>("products") { Description = "Folder of products, as make or run wrote it." };
        var archive = new Option<string?>("--archive") { Description = "Folder of raw products: its frames without a product are listed too." };
        var file = new Option<string?>("--catalogue") { Description = CataloguePlace.Description + " Beside the products' folder by default." };
        var json = CommonOptions.Json();
        var verb = new Command("index", "Bring the catalogue of all products up to date; only what is new or changed is read.") { products, archive, file, json };
        verb.SetAction((parsed, cancel) => Task.Run(() =>
        {
            var root = parsed.GetRequiredValue(products);
            using var catalogue = CataloguePlace.Open(parsed.GetValue(file) ?? CataloguePlace.Beside(root), readOnly: false);
            return Index(root, parsed.GetValue(archive), catalogue, parsed.GetValue(json), cancel);
        }, CancellationToken.None));
        return verb;
    }

    static int Index(string products, string? archive, ProductCatalogue catalogue, bool isJson, CancellationToken cancel)
    {
        var report = IndexMeter.Update(catalogue, archive, products, cancel);
        foreach (var line in report.Refused)
        {
            Console.Error.WriteLine(line);
        }

        Console.WriteLine(isJson ? ArchiveText.ToJson(report) : $"{IndexReports.Sentence(report)}: {catalogue.Path}");
        return report.Refused.Count > 0 ? 2 : 0;
    }
}
