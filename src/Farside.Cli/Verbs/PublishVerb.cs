using System.CommandLine;
using Farside.Site;

namespace Farside.Cli.Verbs;

/// <summary><c>farside publish P --out SITE</c>: products → a folder of static pages.</summary>
static class PublishVerb
{
    public static Command Create()
    {
        var products = new Argument<string>("products") { Description = "Folder of products, as make or run wrote it." };
        var site = CommonOptions.Out("Folder that receives the site.");
        var verb = new Command("publish", "Write the static site of all products.") { products, site };
        verb.SetAction((parsed, cancel) => Task.Run(() => Publish(parsed.GetRequiredValue(products), parsed.GetRequiredValue(site), cancel), CancellationToken.None));
        return verb;
    }

    static int Publish(string products, string site, CancellationToken cancel)
    {
        Places.RequireApart(products, site);
        var report = SitePublisher.Publish(products, site, cancel);
        foreach (var line in report.Refused)
        {
            Console.Error.WriteLine(line);
        }

        Console.WriteLine($"{report.Products} product{(report.Products == 1 ? "" : "s")}: {report.HomePage}");
        return report.Refused.Count > 0 ? 2 : 0;
    }
}
