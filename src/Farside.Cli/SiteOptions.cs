using System.CommandLine;
using System.CommandLine.Parsing;
using Farside.Site;

namespace Farside.Cli;

/// <summary>How a site is published, as the verbs that publish ask for it.</summary>
sealed class SiteOptions
{
    readonly Option<Uri?> _address = new("--address")
    {
        Description = "Where the site will be read, e.g. https://example.org/moon/: for sitemap, feed and shared links.",
        HelpName = "url",
        CustomParser = ReadAddress,
    };

    readonly Option<bool> _linksOnly = new("--links-only") { Description = "Thumbnails, facts and links to the source alone: no pixels are redistributed." };
    readonly Option<string?> _withdrawn = new("--withdrawn") { Description = "List of withdrawn products, recipe/id and why on each line; withdrawn.txt among the products by default.", HelpName = "file" };
    readonly Option<bool> _links = new("--hard-links") { Description = "Link the products' files instead of copying them, where both folders lie on one disk." };
    readonly Option<int> _jobs = CommonOptions.Jobs();

    public IEnumerable<Option> All => [_address, _linksOnly, _withdrawn, _links, _jobs];

    public PublishOptions Of(ParseResult parsed) => new()
    {
        Address = parsed.GetValue(_address),
        IsLinksOnly = parsed.GetValue(_linksOnly),
        WithdrawnPath = parsed.GetValue(_withdrawn),
        UsesHardLinks = parsed.GetValue(_links),
        Jobs = parsed.GetValue(_jobs),
    };

    public static Uri? ReadAddress(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Uri.TryCreate(text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var address) && address.Scheme is ("http" or "https"))
        {
            return address;
        }

        result.AddError($"--address: found {text}; expected where the site will be read, e.g. https://example.org/moon/.");
        return null;
    }
}
