using System.CommandLine;
using Farside.Catalogue.Export;
using Farside.Catalogue.Query;

namespace Farside.Cli.Verbs;

/// <summary><c>farside export WORDS… --format geojson</c>: what a search finds, all of it, as a file for other programs.</summary>
static class ExportVerb
{
    public static Command Create()
    {
        var options = new SearchOptions(all: true);
        var file = new Option<string>("--catalogue") { Description = CataloguePlace.Description, DefaultValueFactory = _ => "." };
        var format = WordOption.Create<ExportFormat>("--format", "What to write; geojson by default.");
        var to = new Option<string?>("--out") { Description = "File to write; stdout by default." };
        var products = new Option<string?>("--products") { Description = "Folder of the products: STAC items list all their files then." };
        var address = new Option<Uri?>("--address") { Description = "Where the site is read, e.g. https://example.org/moon/: links of STAC items are absolute then.", HelpName = "url", CustomParser = SiteOptions.ReadAddress };
        var verb = new Command("export", "Write what a search finds as GeoJSON, CSV or STAC items.") { file, format, to, products, address };
        options.AddTo(verb);
        verb.SetAction((parsed, _) => Task.Run(() =>
        {
            using var catalogue = CataloguePlace.Open(parsed.GetRequiredValue(file), readOnly: true);
            var wanted = new ExportOptions { Site = parsed.GetValue(address), Products = parsed.GetValue(products) };
            return Write(catalogue.Each(options.Read(parsed)), parsed.GetValue(format) ?? ExportFormat.Geojson, wanted, parsed.GetValue(to));
        }, CancellationToken.None));
        return verb;
    }

    static int Write(IEnumerable<ProductRow> rows, ExportFormat format, ExportOptions options, string? path)
    {
        if (path is null)
        {
            ProductExport.Write(Console.Out, rows, format, options);
            return 0;
        }

        var full = Path.GetFullPath(path);
        var part = full + ".part";
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        int count;
        using (var text = new StreamWriter(part))
        {
            count = ProductExport.Write(text, rows, format, options);
        }

        File.Move(part, full, overwrite: true);
        Console.Out.WriteLine($"{count} product{(count == 1 ? "" : "s")}: {full}");
        return 0;
    }
}
