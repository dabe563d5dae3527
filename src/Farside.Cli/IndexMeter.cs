using Farside.Catalogue.Build;
using Farside.Catalogue.Query;
using Farside.Products.Runner;

namespace Farside.Cli;

/// <summary>A catalogue brought up to date under a bar.</summary>
static class IndexMeter
{
    public static CatalogueReport Update(ProductCatalogue catalogue, string? archive, string products, CancellationToken cancel)
    {
        var progress = new RunProgress();
        return Meter.Watch("indexing", progress, () => CatalogueBuilder.Update(catalogue, archive, products, new Relay(progress), cancel: cancel));
    }

    sealed class Relay(RunProgress progress) : IProgress<CatalogueProgress>
    {
        public void Report(CatalogueProgress value) => progress.Set(value.Looked, value.Total);
    }
}
