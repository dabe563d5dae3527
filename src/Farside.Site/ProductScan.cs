using System.Collections.Concurrent;
using Farside.Catalogue.Records;
using Farside.Core;
using Farside.Site.Contents;

namespace Farside.Site;

/// <summary>All products under a folder, read for the site's lists; a broken one costs a line.</summary>
sealed class ProductScan(string productsRoot, IReadOnlySet<string> withdrawn)
{
    readonly ConcurrentBag<string> _refused = [];

    /// <summary>In order of text.</summary>
    public IEnumerable<string> Refused => _refused.Order(StringComparer.Ordinal);

    public IReadOnlyList<Listed> Read(int jobs, CancellationToken cancel)
    {
        var rows = new ConcurrentBag<Listed>();
        Parallel.ForEach(Folders(), new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancel }, folder =>
        {
            try
            {
                rows.Add(SiteContents.Row(ProductRecord.Read(folder)));
            }
            catch (FarsideException refusal)
            {
                _refused.Add(refusal.Message);
            }
        });
        return [.. rows];
    }

    IEnumerable<string> Folders() =>
        from recipe in Directory.EnumerateDirectories(productsRoot).Where(IsShown)
        from product in Directory.EnumerateDirectories(recipe).Where(IsShown)
        where File.Exists(Path.Combine(product, ProductRecord.FileName)) && !withdrawn.Contains($"{Path.GetFileName(recipe)}/{Path.GetFileName(product)}")
        select Path.GetFullPath(product);

    // Hidden ones are ours; a link could lead anywhere.
    static bool IsShown(string folder) => !Path.GetFileName(folder).StartsWith('.') && new DirectoryInfo(folder).LinkTarget is null;
}
