namespace Farside.Catalogue.Query;

/// <summary>The answer to a <see cref="ProductQuery"/>.</summary>
/// <param name="Total">All products that were found, of which <paramref name="Rows"/> are a part.</param>
/// <param name="Facets">By <see cref="FacetNames">name</see>; values in order, those without a product left out. A facet with a condition counts as if it had none.</param>
public sealed record SearchResult(int Total, IReadOnlyList<ProductRow> Rows, IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Facets)
{
    /// <summary>What <see cref="ProductQuery.After"/> takes for the rows behind these; null where there are none.</summary>
    public PageMark? Next { get; init; }
}
