using System.CommandLine;
using Farside.Catalogue.Build;

namespace Farside.Cli.Verbs;

/// <summary><c>farside index P [--archive A]</c>: products and frames → a catalogue that can be searched.</summary>
static class IndexVerb
{
    public static Command Create()
    {
        var products = new Argument<string>("products") { Description = "Folder of products, as make or run wrote it." };
        var archive = new Option<string?>("--archive") { Description = "Folder of raw products: its frames without a product are listed too." };
        var file = new Option<string?>("--catalogue") { Description = $"The catalogue's file; {CatalogueFile.Name} beside the products' folder by default." };
        var json = CommonOptions.Json();
        var verb = new Command("index", "Bring the catalogue of all products up to date; only what is new or changed is read.") { products, archive, file, json };
        verb.SetAction((parsed, cancel) => Task.Run(() =>
        {
            var root = parsed.GetRequiredValue(products);
            var path = parsed.GetValue(file) is { } given ? CataloguePlace.Of(given) : CataloguePlace.Beside(root);
            return Index(root, parsed.GetValue(archive), path, parsed.GetValue(json), cancel);
        }, CancellationToken.None));
        return verb;
    }

    static int Index(string products, string? archive, string path, bool isJson, CancellationToken cancel)
    {
        using var catalogue = CatalogueFile.Open(path);
        var report = IndexMeter.Update(catalogue, archive, products, cancel);
        foreach (var line in report.Refused)
        {
            Console.Error.WriteLine(line);
        }

        Console.WriteLine(isJson ? ArchiveText.ToJson(report) : $"{IndexReports.Sentence(report)}: {path}");
        return report.Refused.Count > 0 ? 2 : 0;
    }
}
