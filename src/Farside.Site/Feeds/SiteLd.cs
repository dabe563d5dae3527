using System.Text.Json.Nodes;
using Farside.Core.Records;
using Farside.Site.Contents;
using Farside.Site.Strings;

namespace Farside.Site.Feeds;

/// <summary>What the whole site is, for search engines: schema.org.</summary>
static class SiteLd
{
    public static string Json(SiteContents contents, PublishOptions options)
    {
        var data = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "DataCatalog",
            ["name"] = Texts.Get(contents.IsSimulated ? "home.title-simulated" : "home.title"),
            ["description"] = Texts.Get(contents.IsAllSimulated ? "home.lead-simulated" : "home.lead"),
            ["creditText"] = contents.IsAllSimulated ? $"{Credit.Simulated} by Farside" : Credit.Line,
            ["inLanguage"] = new JsonArray("en", "zh"),
        };
        if (options.Address is { } address)
        {
            data["url"] = address.AbsoluteUri;
        }

        return data.ToJsonString();
    }
}
