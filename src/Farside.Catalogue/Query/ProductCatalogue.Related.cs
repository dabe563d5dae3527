namespace Farside.Catalogue.Query;

public sealed partial class ProductCatalogue
{
    /// <summary>What belongs to a product, nearest relations first; empty for a key that is not there.</summary>
    /// <param name="most">So many of each relation at the most, 1 to 10,000.</param>
    public IReadOnlyList<RelatedProduct> Related(string key, int most = 24)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, 10_000);
        return Ask(reader => reader.Rows.ByKey(Index.Hash.Of(key)) is { } row ? new Relatives(reader, row, most).All() : []);
    }
}
