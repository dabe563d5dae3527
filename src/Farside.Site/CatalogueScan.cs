using System.Collections.Concurrent;
using Farside.Catalogue.Build;
using Farside.Catalogue.Query;
using Farside.Catalogue.Records;
using Farside.Core;
using Farside.Site.Contents;

namespace Farside.Site;

/// <summary>The catalogue brought up to date, and what it knows made ready for the site's lists; a broken product costs a line.</summary>
static class CatalogueScan
{
    /// <param name="withdrawn">Keys of products that are not shown.</param>
    /// <param name="refused">Gets a line for each product that cannot be read.</param>
    public static SiteContents Read(ProductCatalogue catalogue, string productsRoot, IReadOnlySet<string> withdrawn, PublishOptions options, List<string> refused, CancellationToken cancel)
    {
        refused.AddRange(CatalogueBuilder.Update(catalogue, archiveRoot: null, productsRoot, progress: null, cancel).Refused);
        var (rows, lines) = (new ConcurrentBag<Listed>(), new ConcurrentBag<string>());
        var shown = catalogue.All().Where(row => row.HasPage && !withdrawn.Contains(row.Key));
        Parallel.ForEach(shown, new ParallelOptions { MaxDegreeOfParallelism = options.Jobs, CancellationToken = cancel }, row =>
        {
            try
            {
                var folder = Path.Combine(productsRoot, row.Recipe, row.Id);
                rows.Add(SiteContents.Row(row, ProductRecord.Read(folder), options));
            }
            catch (FarsideException refusal)
            {
                lines.Add(refusal.Message);
            }
        });
        refused.AddRange(lines);
        return new(catalogue, rows);
    }
}
