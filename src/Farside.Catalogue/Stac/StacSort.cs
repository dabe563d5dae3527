using System.Text.Json;
using Farside.Catalogue.Query;

namespace Farside.Catalogue.Stac;

/// <summary>Orders as STAC's sort extension asks for them: one property, up or down, of those that the catalogue has in order.</summary>
static class StacSort
{
    const string Element = "sortby";

    static readonly Dictionary<string, SortOrder> Orders = new(StringComparer.Ordinal)
    {
        ["-datetime"] = SortOrder.Newest,
        ["+datetime"] = SortOrder.Oldest,
        ["-farside:score"] = SortOrder.Best,
        ["-view:sun_elevation"] = SortOrder.SunHighest,
        ["+view:sun_elevation"] = SortOrder.SunLowest,
        ["-farside:repairs"] = SortOrder.MostRepairs,
    };

    public static IEnumerable<string> Properties => Orders.Keys.Select(order => order[1..]).Distinct();

    /// <summary>Reads <c>-datetime</c>; a plus, the default, may have become a blank in an address.</summary>
    /// <exception cref="StacQueryException">None of the orders.</exception>
    public static SortOrder Read(string text)
    {
        var field = text.TrimStart(' ', '+');
        return Find(field.StartsWith('-') ? field : "+" + field, text);
    }

    /// <summary>Reads <c>[{ "field": "datetime", "direction": "desc" }]</c>.</summary>
    /// <exception cref="StacQueryException">None of the orders.</exception>
    public static SortOrder Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() != 1 || json[0].ValueKind != JsonValueKind.Object || !json[0].TryGetProperty("field", out var field) || field.ValueKind != JsonValueKind.String)
        {
            throw Wrong(json.GetRawText());
        }

        var isDown = json[0].TryGetProperty("direction", out var direction) && direction.ValueKind == JsonValueKind.String && direction.GetString() == "desc";
        return Find((isDown ? "-" : "+") + field.GetString(), json.GetRawText());
    }

    static SortOrder Find(string order, string found) => Orders.TryGetValue(order.Replace("properties.", "", StringComparison.Ordinal), out var known) ? known : throw Wrong(found);

    static StacQueryException Wrong(string found) => new(Element, found, $"one of {string.Join(", ", Orders.Keys)}");
}
