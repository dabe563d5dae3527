using Farside.Catalogue.Query.Conditions;
using Farside.Core.Time;

namespace Farside.Catalogue.Query;

/// <summary>What to look for; everything said must hold.</summary>
public sealed record ProductQuery
{
    /// <summary>The most rows of one answer.</summary>
    public const int MostRows = 1000;

    /// <summary>The most that <see cref="Offset"/> and <see cref="Limit"/> may be together; what lies behind is reached by narrowing.</summary>
    public const int MostReached = 10_000;

    /// <summary>
    /// Words of title, file name, kind, instrument, date (<c>2019-01-11</c>, <c>2019-01</c>), level, station and repair rules. Every word must be there; one
    /// of three letters or more may be the beginning of a longer one. Small and capital letters are the same; the first sixteen words count.
    /// </summary>
    public string Text { get; init; } = "";

    /// <summary>For a facet, the values of which one must hold; small and capital letters are the same.</summary>
    public IReadOnlyDictionary<Facet, IReadOnlyList<string>> Where { get; init; } = new Dictionary<Facet, IReadOnlyList<string>>();

    /// <summary>Beginning at this time or later.</summary>
    public Epoch? From { get; init; }

    /// <summary>Beginning before this time.</summary>
    public Epoch? To { get; init; }

    /// <summary>Elevation of the Sun over the level horizon at the site, degrees, when the product begins; included.</summary>
    public double? SunMin { get; init; }

    /// <summary>As <see cref="SunMin"/>; included.</summary>
    public double? SunMax { get; init; }

    /// <summary>Names of repair rules that all must have fired.</summary>
    public IReadOnlyList<string> Repairs { get; init; } = [];

    /// <summary>How many repairs at the least and at the most.</summary>
    public int? RepairsMin { get; init; }

    /// <inheritdoc cref="RepairsMin"/>
    public int? RepairsMax { get; init; }

    public IReadOnlyList<QualityRange> Quality { get; init; } = [];

    /// <summary>Whatever else must hold.</summary>
    public Condition? Condition { get; init; }

    public SortOrder Sort { get; init; } = SortOrder.Newest;

    /// <summary>How many of the first ones are left out, from 0.</summary>
    public int Offset { get; init; }

    /// <summary>Begins behind this row, as <see cref="SearchResult.Next"/> named it, however far on; the order must be the same. Null begins with the first.</summary>
    public PageMark? After { get; init; }

    /// <summary>The most rows to give, 0 to <see cref="MostRows"/>.</summary>
    public int Limit { get; init; } = 60;

    /// <summary>Whether the answer counts facets.</summary>
    public bool CountsFacets { get; init; } = true;
}
