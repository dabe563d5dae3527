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
        var options = new SiteOptions();
        var verb = new Command("publish", "Write the static site of all products.") { products, site };
        options.All.ToList().ForEach(verb.Options.Add);
        verb.SetAction((parsed, cancel) => Task.Run(() => Publish(parsed.GetRequiredValue(products), parsed.GetRequiredValue(site), options.Of(parsed), cancel), CancellationToken.None));
        return verb;
    }

    static int Publish(string products, string site, PublishOptions options, CancellationToken cancel)
    {
        Places.RequireApart(products, site);
        var report = SiteMeter.Publish(products, site, options, cancel);
        SiteMeter.PrintRefused(report);
        SiteMeter.PrintLicence(report);
        Console.WriteLine($"{report.Products} product{(report.Products == 1 ? "" : "s")}: {report.HomePage}");
        return report.Refused.Count > 0 ? 2 : 0;
    }
}
