namespace Farside.Catalogue.Query;

/// <summary>How many products a value of a facet would give, the other conditions kept.</summary>
public readonly record struct FacetCount(string Value, int Count);
