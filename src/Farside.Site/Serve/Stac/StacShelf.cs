using System.Text.Json.Nodes;
using Farside.Catalogue.Query;
using Farside.Catalogue.Query.Conditions;
using Farside.Catalogue.Records;
using Farside.Catalogue.Stac;
using Farside.Core;

namespace Farside.Site.Serve.Stac;

/// <summary>What the API gives: items of the catalogue whose page the site did not withdraw, with the files that the site has.</summary>
sealed class StacShelf(ProductCatalogue catalogue, SiteState state)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    readonly Lock _lock = new();
    IReadOnlyList<CollectionSummary> _collections = [];
    long _counted = long.MinValue;
    IReadOnlyCollection<string>? _gone;
    Condition _shown = Condition.All();

    /// <summary>Counted at most every two seconds.</summary>
    public IReadOnlyList<CollectionSummary> Collections()
    {
        lock (_lock)
        {
            var now = Environment.TickCount64;
            if (_counted == long.MinValue || now - _counted > Patience.TotalMilliseconds)
            {
                _collections = catalogue.Collections(Condition.All(StacSearch.Items, Shown()));
                _counted = now;
            }

            return _collections;
        }
    }

    public static Condition Of(string collection) => Condition.Text(TextProperty.Collection, collection.Equals);

    public SearchResult Search(StacSearch search) => catalogue.Search(search.And(Shown()).Query);

    public ProductRow? Find(string collection, string id)
    {
        var condition = Condition.All(StacSearch.Items, Of(collection), Condition.Ids([id]), Shown());
        return catalogue.Search(new() { Condition = condition, Limit = 1, CountsFacets = false }).Rows is [var row, ..] ? row : null;
    }

    public JsonObject Item(ProductRow row, StacPlaces places)
    {
        var folder = Path.Combine(state.Root, "products", row.Recipe, row.Id);
        return StacItem.Of(row, Record(folder), state.HasPage(row) ? places.For(row) : places.For(row) with { Folder = null }, file => File.Exists(Path.Combine(folder, file.Name)));
    }

    static ProductRecord? Record(string folder)
    {
        try
        {
            return File.Exists(Path.Combine(folder, ProductRecord.FileName)) ? ProductRecord.Read(folder) : null;
        }
        catch (FarsideException)
        {
            // Being written again just now: what the catalogue knows is enough.
            return null;
        }
    }

    // Of the tombstones only those are asked about that the catalogue still has.
    Condition Shown()
    {
        lock (_lock)
        {
            var gone = state.Gone;
            if (!ReferenceEquals(gone, _gone))
            {
                var hidden = gone.Where(key => catalogue.Find(key) is not null).ToList();
                _shown = hidden.Count > 0 ? Condition.Not(Condition.Keys(hidden)) : Condition.All();
                _gone = gone;
            }

            return _shown;
        }
    }
}
