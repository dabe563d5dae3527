namespace Farside.Catalogue.Query;

public sealed partial class ProductCatalogue
{
    /// <summary>Every product that a query finds, however many, one after another; its limit is not looked at. Each thousand is of one moment.</summary>
    public IEnumerable<ProductRow> Each(ProductQuery query)
    {
        var next = query with { Limit = ProductQuery.MostRows, CountsFacets = false };
        while (true)
        {
            var found = Search(next);
            foreach (var row in found.Rows)
            {
                yield return row;
            }

            if (found.Next is not { } mark)
            {
                yield break;
            }

            next = next with { After = mark, Offset = 0 };
        }
    }
}
