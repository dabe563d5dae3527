using System.Text.Json.Nodes;
using Farside.Catalogue.Query;
using Farside.Catalogue.Records;
using Farside.Catalogue.Stac;
using Farside.Site.Contents;
using Farside.Site.Pages;

namespace Farside.Site.Stac;

/// <summary>The static STAC catalogue: an item beside each product's page, and <c>stac/</c> with the catalogue and its collections. All links are relative.</summary>
sealed class StacFolder(SiteFolder folder, SiteContents contents, PublishOptions options)
{
    /// <summary>Its folder from the site's root.</summary>
    public const string Name = "stac";

    const string Root = "catalog.json";
    const string Up = "../../../";

    readonly StacPlan _plan = new(contents);
    readonly Dictionary<string, CollectionSummary> _summaries = new(StringComparer.Ordinal);
    readonly HashSet<string> _written = new(StringComparer.Ordinal);
    readonly Lock _gate = new();

    /// <summary>Which file lists a product's item: what its links depend on beside the product itself.</summary>
    public string PlaceOf(string key) => _plan.Of(key) is { } file ? $"{file.Collection}/{file.Name}" : "";

    /// <summary>Lists the item of a product whose folder is kept as it was; called from many threads.</summary>
    public void Keep(ProductRow? row)
    {
        if (row is not null && StacItem.Is(row) && _plan.Of(row.Key) is { } file)
        {
            Take(row, file.Collection);
        }
    }

    /// <summary>Writes the item of a product; called from many threads.</summary>
    /// <param name="has">Whether the site has the file of that name.</param>
    public void Write(ProductRow row, ProductRecord record, Func<string, bool> has)
    {
        if (!StacItem.Is(row) || _plan.Of(row.Key) is not { } file)
        {
            return;
        }

        var own = $"{row.Address}{StacItem.FileName}";
        var at = new StacAddresses($"{Up}{Name}/{Root}", Of(file.Collection, "collection.json"), Of(file.Collection, file.Name), Self(own), "", $"{Up}about.html");
        var item = StacItem.Of(row, record, at, asset => has(asset.Name));
        if (options.IsLinksOnly)
        {
            item["links"]!.AsArray().Add(StacLink.To("via", options.SourceAddress.AbsoluteUri, StacNames.HtmlType, "Where the data come from"));
        }

        folder.Write(own, StacText.Write(item));
        Take(row, file.Collection);
    }

    /// <summary>Writes what lists them, once all are written.</summary>
    public void WriteCatalogue()
    {
        var collections = _plan.Collections.Where(collection => _summaries.ContainsKey(collection.Id)).ToList();
        var links = new JsonArray(StacLink.To("root", "./" + Root, StacNames.JsonType));
        AddSelf(links, $"{Name}/{Root}");
        foreach (var (id, files) in collections)
        {
            WriteCollection(_summaries[id], files);
            links.Add(StacLink.To("child", $"./{Html.Address(id)}/collection.json", StacNames.JsonType, StacCollection.Title(_summaries[id])));
        }

        folder.Write($"{Name}/{Root}", StacText.Write(StacRoot.Of([.. collections.Select(collection => _summaries[collection.Id])], links)));
        folder.RemoveLeftovers(Name);
    }

    void WriteCollection(CollectionSummary summary, IReadOnlyList<StacFile> files)
    {
        var links = new JsonArray(StacLink.To("root", $"../{Root}", StacNames.JsonType), StacLink.To("parent", $"../{Root}", StacNames.JsonType), StacLink.To("license", "../../about.html", StacNames.HtmlType));
        AddSelf(links, $"{Name}/{Html.Address(summary.Id)}/collection.json");
        foreach (var file in files)
        {
            if (file.IsCollection)
            {
                AddItems(links, file);
            }
            else
            {
                links.Add(StacLink.To("child", "./" + file.Name, StacNames.JsonType, file.Title));
                WritePage(summary, file);
            }
        }

        folder.Write($"{Name}/{summary.Id}/collection.json", StacText.Write(StacCollection.Of(summary, links.Select(link => link!.DeepClone()))));
    }

    void WritePage(CollectionSummary summary, StacFile file)
    {
        var links = new JsonArray(StacLink.To("root", $"../{Root}", StacNames.JsonType), StacLink.To("parent", "./collection.json", StacNames.JsonType));
        AddSelf(links, $"{Name}/{Html.Address(summary.Id)}/{file.Name}");
        AddItems(links, file);
        folder.Write($"{Name}/{summary.Id}/{file.Name}", StacText.Write(new JsonObject
        {
            ["type"] = "Catalog",
            ["stac_version"] = StacNames.Version,
            ["id"] = $"{summary.Id}-{Path.GetFileNameWithoutExtension(file.Name)}",
            ["title"] = file.Title,
            ["description"] = $"{StacCollection.Title(summary)}: {file.Title}.",
            ["links"] = links,
        }));
    }

    void AddItems(JsonArray links, StacFile file)
    {
        foreach (var key in file.Keys.Where(_written.Contains))
        {
            links.Add(StacLink.To("item", $"../../products/{Html.Address(key)}/{StacItem.FileName}", StacNames.GeoJsonType));
        }
    }

    void Take(ProductRow row, string collection)
    {
        lock (_gate)
        {
            _written.Add(row.Key);
            if (!_summaries.TryGetValue(collection, out var summary))
            {
                _summaries[collection] = summary = new(row.Mission, row.Recipe);
            }

            summary.Add(row);
        }
    }

    void AddSelf(JsonArray links, string path)
    {
        if (Self(path) is { } self)
        {
            links.Add(StacLink.To("self", self, StacNames.JsonType));
        }
    }

    string? Self(string path) => options.Address is { } address ? new Uri(address, Html.Address(path)).AbsoluteUri : null;

    static string Of(string collection, string name) => $"{Up}{Name}/{Html.Address(collection)}/{name}";
}
