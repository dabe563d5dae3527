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
    /// <param name="copy">Brings a product's files into the site; gives the fingerprint of their sizes and times.</param>
    /// <param name="withdrawn">Keys of products that are not shown.</param>
    /// <param name="refused">Gets a line for each product that cannot be read.</param>
    public static SiteContents Read(ProductCatalogue catalogue, string productsRoot, IReadOnlySet<string> withdrawn, Func<ProductRecord, Fingerprint> copy, PublishOptions options, List<string> refused, IProgress<PublishProgress>? progress, CancellationToken cancel)
    {
        var report = CatalogueBuilder.Update(catalogue, archiveRoot: null, productsRoot, progress is null ? null : new Indexing(progress), withdrawn, cancel);
        refused.AddRange(report.Refused);
        var (looked, total) = (0, report.Added + report.Changed + report.Kept);
        var (rows, lines) = (new ConcurrentBag<Listed>(), new ConcurrentBag<string>());
        var shown = catalogue.All().Where(row => row.HasPage);
        Parallel.ForEach(shown, new ParallelOptions { MaxDegreeOfParallelism = options.Jobs, CancellationToken = cancel }, row =>
        {
            try
            {
                var record = ProductRecord.ReadBriefly(Path.Combine(productsRoot, row.Recipe, row.Id));
                rows.Add(SiteContents.Row(row, record, options, copy(record)));
                progress?.Report(new(PublishStage.Copying, Interlocked.Increment(ref looked), total));
            }
            catch (Exception broken) when (broken is FarsideException or IOException or UnauthorizedAccessException)
            {
                // It was there a moment ago: somebody makes products while we publish.
                lines.Add(broken is FarsideException ? broken.Message : $"{row.Key}: {broken.Message}");
            }
        });
        refused.AddRange(lines);
        return new(catalogue, rows);
    }

    sealed class Indexing(IProgress<PublishProgress> progress) : IProgress<CatalogueProgress>
    {
        public void Report(CatalogueProgress value) => progress.Report(new(PublishStage.Indexing, value.Looked, value.Total));
    }
}
