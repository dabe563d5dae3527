using System.Globalization;

namespace Farside.Catalogue.Query;

/// <summary>The facets' names in addresses, options and JSON, and how their values are ordered.</summary>
public static class FacetNames
{
    /// <summary>One name for each <see cref="Facet"/>, in its order.</summary>
    public static IReadOnlyList<string> All { get; } = ["kind", "mission", "instrument", "mode", "eye", "sequence", "station", "day", "origin"];

    public static string Name(this Facet facet) => All[(int)facet];

    /// <summary>Null for a name that is none.</summary>
    public static Facet? Find(string name) => All.ToList().IndexOf(name) is >= 0 and var index ? (Facet)index : null;

    /// <summary>Numbers by size, everything else by its letters.</summary>
    internal static int Compare(string a, string b) => Number(a) is { } x && Number(b) is { } y && x != y ? x.CompareTo(y) : string.CompareOrdinal(a, b);

    static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
