namespace Farside.Catalogue.Query;

public sealed partial class ProductCatalogue
{
    /// <summary>Finds products; see <see cref="ProductQuery"/>.</summary>
    /// <exception cref="ArgumentException">More rows asked for than one answer gives, or further on than it reaches.</exception>
    public SearchResult Search(ProductQuery query)
    {
        if (query.Limit is < 0 or > ProductQuery.MostRows)
        {
            throw new ArgumentException($"found a limit of {query.Limit} rows; expected 0 to {ProductQuery.MostRows}.", nameof(query));
        }

        if (query.Offset < 0 || query.Offset > ProductQuery.MostReached - query.Limit)
        {
            throw new ArgumentException($"found rows from {query.Offset} on; expected at most row {ProductQuery.MostReached}: narrow the search.", nameof(query));
        }

        return Ask(reader => new Finder(reader, query).Find());
    }
}
