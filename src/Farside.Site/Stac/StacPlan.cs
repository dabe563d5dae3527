using System.Globalization;
using Farside.Site.Contents;

namespace Farside.Site.Stac;

/// <summary>
/// Which file of the static catalogue lists which product. A collection lists its items itself while they are few; else it lists one catalogue for each lunar day, and more
/// for a day with many. New products of a later day leave the files of earlier days alone.
/// </summary>
sealed class StacPlan
{
    /// <summary>Items that one file lists.</summary>
    public const int MostOfPage = 1000;

    readonly Dictionary<string, StacFile> _files = new(StringComparer.Ordinal);

    public StacPlan(SiteContents contents)
    {
        Collections = [.. contents.Rows.Where(row => row.Time is not null).GroupBy(row => (row.Mission, row.Recipe)).SelectMany(Pages)
            .GroupBy(file => file.Collection).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (group.Key, (IReadOnlyList<StacFile>)[.. group]))];
    }

    /// <summary>Collections and the files that list their items, in order.</summary>
    public IReadOnlyList<(string Id, IReadOnlyList<StacFile> Files)> Collections { get; }

    /// <summary>Null for a product that is no item.</summary>
    public StacFile? Of(string key) => _files.GetValueOrDefault(key);

    IEnumerable<StacFile> Pages(IGrouping<(string Mission, string Recipe), Listed> products)
    {
        var id = Catalogue.Query.ProductRow.CollectionOf(products.Key.Mission, products.Key.Recipe);
        var rows = products.OrderBy(row => row.Time).ThenBy(row => row.Key, StringComparer.Ordinal).ToList();
        if (rows.Count <= MostOfPage)
        {
            return [Keep(new(id, "collection.json", "", [.. rows.Select(row => row.Key)]))];
        }

        return rows.GroupBy(row => row.Day).OrderBy(day => day.Key).SelectMany(day => day.Chunk(MostOfPage).Select((chunk, number) => Keep(Page(id, day.Key, number, chunk))));
    }

    static StacFile Page(string id, int day, int number, IReadOnlyList<Listed> rows)
    {
        var name = day > 0 ? string.Create(CultureInfo.InvariantCulture, $"day-{day:D3}") : "other";
        var part = number > 0 ? string.Create(CultureInfo.InvariantCulture, $"-{number + 1}") : "";
        var title = day > 0 ? string.Create(CultureInfo.InvariantCulture, $"Lunar day {day}") : "Of no known lunar day";
        return new(id, name + part + ".json", number > 0 ? string.Create(CultureInfo.InvariantCulture, $"{title}, part {number + 1}") : title, [.. rows.Select(row => row.Key)]);
    }

    StacFile Keep(StacFile file)
    {
        foreach (var key in file.Keys)
        {
            _files[key] = file;
        }

        return file;
    }
}
