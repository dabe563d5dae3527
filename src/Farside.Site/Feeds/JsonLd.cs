using System.Globalization;
using System.Text.Json.Nodes;
using Farside.Catalogue.Records;
using Farside.Core.Records;
using Farside.Site.Contents;
using Farside.Site.Pages;

namespace Farside.Site.Feeds;

/// <summary>What a product is, for search engines: schema.org.</summary>
static class JsonLd
{
    public static string Product(ProductRecord record, Listed row, string description, string? address, PublishOptions options)
    {
        var data = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = record.Display is null ? "Dataset" : record.Recipe == "landing-film" ? "VideoObject" : "ImageObject",
            ["name"] = record.Title,
            ["description"] = description,
            ["identifier"] = record.Key,
            ["version"] = record.Version,
            ["creditText"] = record.CreditLine,
            ["keywords"] = string.Join(", ", new[] { record.Mission, record.Instrument, record.Recipe, record.IsSimulated ? Credit.Simulated : "" }.Where(word => word.Length > 0)),
            ["isAccessibleForFree"] = true,
            ["creator"] = new JsonObject { ["@type"] = "Organization", ["name"] = record.IsSimulated ? "Farside (simulated)" : record.CreditLine },
            ["contentLocation"] = new JsonObject { ["@type"] = "Place", ["name"] = record.IsSimulated ? "a simulated place on the Moon" : Place(record.Mission) },
        };
        Add(data, "temporalCoverage", record.Start.Length > 0 ? record.Stop.Length > 0 && record.Stop != record.Start ? $"{record.Start}/{record.Stop}" : record.Start : "");
        Add(data, "dateCreated", record.Start);
        Add(data, "usageInfo", record.Licence);
        Add(data, "url", address ?? "");
        if (row.Thumbnail is { } thumbnail)
        {
            data["thumbnailUrl"] = address is null ? thumbnail.Name : new Uri(new Uri(address), Html.Address(thumbnail.Name)).AbsoluteUri;
        }

        if (!options.IsLinksOnly && record.Display is { } display)
        {
            data["contentUrl"] = address is null ? display.Name : new Uri(new Uri(address), Html.Address(display.Name)).AbsoluteUri;
            (data["width"], data["height"]) = (display.Width.ToString(CultureInfo.InvariantCulture), display.Height.ToString(CultureInfo.InvariantCulture));
        }

        return data.ToJsonString();
    }

    static void Add(JsonObject data, string name, string value)
    {
        if (value.Length > 0)
        {
            data[name] = value;
        }
    }

    static string Place(string mission) => mission switch { "ce4" => "Von Kármán crater, the Moon", "hx1" => "Utopia Planitia, Mars", _ => "the Moon" };
}
