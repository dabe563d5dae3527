using System.Globalization;
using Farside.Catalogue.Query;
using Farside.Core.Time;
using Microsoft.AspNetCore.Http;

namespace Farside.Site.Serve;

/// <summary>A question as an address asks it, bounded: what cannot be read is refused with what was expected.</summary>
static class SearchQuery
{
    public const int MostRows = 100;
    const int LongestText = 200;
    const int MostValues = 64;

    static readonly Dictionary<string, SortOrder> Orders = new(StringComparer.Ordinal)
    {
        ["newest"] = SortOrder.Newest,
        ["oldest"] = SortOrder.Oldest,
        ["best"] = SortOrder.Best,
        ["sun"] = SortOrder.SunHighest,
        ["repairs"] = SortOrder.MostRepairs,
    };

    /// <exception cref="ArgumentException">A parameter says what none can mean.</exception>
    public static ProductQuery Of(IQueryCollection query) => new()
    {
        Text = Text(query, "q", LongestText),
        Where = Facets(query),
        From = Day(query, "from", 0),
        To = Day(query, "to", 1),
        SunMin = Number(query, "sunMin", -90, 90),
        SunMax = Number(query, "sunMax", -90, 90),
        Sort = Text(query, "sort", 20) is { Length: > 0 } sort ? Orders.TryGetValue(sort, out var order) ? order : throw Wrong("sort", sort, string.Join(", ", Orders.Keys)) : SortOrder.Newest,
        Offset = (int)(Number(query, "offset", 0, ProductQuery.MostReached - MostRows) ?? 0),
        Limit = (int)(Number(query, "limit", 0, MostRows) ?? 60),
    };

    static Dictionary<Facet, IReadOnlyList<string>> Facets(IQueryCollection query)
    {
        var facets = new Dictionary<Facet, IReadOnlyList<string>>();
        foreach (var name in FacetNames.All)
        {
            var values = Text(query, name, 2000).Split(',', StringSplitOptions.RemoveEmptyEntries);
            if (values.Length > MostValues)
            {
                throw Wrong(name, $"{values.Length} values", $"at most {MostValues}");
            }

            if (values.Length > 0)
            {
                facets[FacetNames.Find(name)!.Value] = values;
            }
        }

        return facets;
    }

    static string Text(IQueryCollection query, string name, int longest)
    {
        var text = query[name].ToString();
        return text.Length <= longest ? text : throw Wrong(name, $"{text.Length} characters", $"at most {longest}");
    }

    static double? Number(IQueryCollection query, string name, double least, double most)
    {
        var text = Text(query, name, 20);
        return text.Length == 0 ? null
            : double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
            : throw Wrong(name, text, string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"));
    }

    // The day that "to" names is included.
    static Epoch? Day(IQueryCollection query, string name, int later)
    {
        var text = Text(query, name, 40);
        return text.Length == 0 ? null
            : Epoch.TryParseUtc(text.Length == 10 ? text + "T00:00:00Z" : text, out var time) ? text.Length == 10 ? time + TimeSpan.FromDays(later) : time
            : throw Wrong(name, text, "a date such as 2019-01-11 or a time such as 2019-01-11T19:57:09Z");
    }

    static ArgumentException Wrong(string name, string found, string expected) => new($"{name}: found {found}; expected {expected}.");
}
