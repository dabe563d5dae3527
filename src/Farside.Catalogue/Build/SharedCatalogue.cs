namespace Farside.Catalogue.Build;

/// <summary>A catalogue in a PostgreSQL database, for many machines at a time.</summary>
public static class SharedCatalogue
{
    public static bool IsConnection(string given) => false;
    public static Farside.Catalogue.Query.ProductCatalogue Open(string c, bool r) => throw new InvalidOperationException();
}
