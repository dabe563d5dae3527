using Farside.Products.Runner;
using Farside.Site;

namespace Farside.Cli;

/// <summary>A site published under a bar, and what is to be said of it.</summary>
static class SiteMeter
{
    public static PublishReport Publish(string products, string site, PublishOptions options, CancellationToken cancel)
    {
        var (progress, stage) = (new RunProgress(), PublishStage.Indexing);
        return Meter.Watch(() => Name(stage), progress, () => SitePublisher.Publish(products, site, options, new Relay(value => Show(value)), cancel));

        void Show(PublishProgress value)
        {
            stage = value.Stage;
            progress.Set(value.Done, value.Total);
        }
    }

    static string Name(PublishStage stage) => stage switch { PublishStage.Indexing => "indexing", PublishStage.Copying => "copying", _ => "writing pages" };

    sealed class Relay(Action<PublishProgress> show) : IProgress<PublishProgress>
    {
        public void Report(PublishProgress value) => show(value);
    }

    /// <summary>A line on stderr for what could not be shown.</summary>
    public static void PrintRefused(PublishReport report) => report.Refused.ToList().ForEach(Console.Error.WriteLine);

    /// <summary>A line on stderr for what a licence asks of who is about to publish.</summary>
    public static void PrintLicence(PublishReport report)
    {
        if (report.NotForRedistribution > 0)
        {
            Console.Error.WriteLine($"{report.NotForRedistribution} of the products say 'not for redistribution'. Before you put the site on a public host, ask the provider, or publish with --links-only: thumbnails, facts and links to the source.");
        }
    }
}
