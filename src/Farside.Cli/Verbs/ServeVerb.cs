using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using Farside.Core;
using Farside.Site.Serve;

namespace Farside.Cli.Verbs;

/// <summary><c>farside serve P</c>: the site over HTTP, with live search and ranges of large files.</summary>
static class ServeVerb
{
    const string Usual = "site";

    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "Folder of products, whose site is brought up to date first; or a site that publish wrote." };
        var site = new Option<string?>("--out") { Description = "Where the site of these products lies; the folder 'site' beside them, or one of serve's own, by default." };
        var host = new Option<IPAddress>("--host") { Description = "Address to listen at; others than loopback let anybody read.", DefaultValueFactory = _ => IPAddress.Loopback, CustomParser = ReadHost, HelpName = "address" };
        var port = CommonOptions.Whole("--port", "Port to listen at; 0 for any that is free.", 8080, 0, 65_535);
        var names = new Option<string[]>("--name") { Description = "Host names under which readers may ask, beside localhost and addresses; * for any.", DefaultValueFactory = _ => [] };
        var shared = new Option<string?>("--catalogue") { Description = "Search this catalogue instead of the site's own: " + CataloguePlace.Description };
        var open = new Option<bool>("--open") { Description = "Open it in the browser." };
        var verb = new Command("serve", "Serve the site with live search and ranges of large files.") { folder, site, host, port, names, shared, open };
        verb.SetAction((parsed, cancel) => Serve(parsed.GetRequiredValue(folder), parsed.GetValue(site),
            new() { Host = parsed.GetValue(host)!, Port = parsed.GetValue(port), Names = parsed.GetValue(names) ?? [], Catalogue = parsed.GetValue(shared) is { } given ? CataloguePlace.Open(given, readOnly: true) : null }, parsed.GetValue(open), cancel));
        return verb;
    }

    static async Task<int> Serve(string folder, string? site, ServeOptions options, bool opens, CancellationToken cancel)
    {
        var root = SiteServer.IsSite(folder) ? folder : Publish(folder, site, cancel);
        await using var server = await SiteServer.StartAsync(root, options, cancel);
        Console.Out.WriteLine($"{server.Address}  (Ctrl-C stops)");
        if (opens)
        {
            Browser.Open(server.Address.AbsoluteUri);
        }

        await server.WaitAsync(cancel);
        return 0;
    }

    static string Publish(string products, string? site, CancellationToken cancel)
    {
        if (!Directory.Exists(products))
        {
            throw new FarsideException($"{products}: found no such folder; expected the products of farside make or farside run, or a site of farside publish.");
        }

        var root = site ?? SiteOf(products);
        if (site is not null)
        {
            Places.RequireApart(products, root);
        }

        SiteMeter.PrintRefused(SiteMeter.Publish(products, root, new() { UsesHardLinks = true }, cancel));
        return root;
    }

    // The site that run or publish wrote beside the products; else one that can be deleted at any time, hidden among them.
    static string SiteOf(string products)
    {
        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(products).TrimEnd(Path.DirectorySeparatorChar)) ?? products, Usual);
        return SiteServer.IsSite(beside) ? beside : Path.Combine(products, ".farside", Usual);
    }

    static IPAddress ReadHost(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (text.Equals("localhost", StringComparison.OrdinalIgnoreCase))
        {
            return IPAddress.Loopback;
        }

        if (IPAddress.TryParse(text, out var address))
        {
            return address;
        }

        result.AddError($"--host: found {text}; expected an address such as 127.0.0.1, ::1 or 0.0.0.0.");
        return IPAddress.Loopback;
    }
}
