namespace Farside.Catalogue.Records;

/// <summary>Another product that a product was made with, as its <c>product.json</c> lists it.</summary>
/// <param name="Version">Of the cited product's recipe, as text.</param>
/// <param name="Sha256">Over the names and hashes of the cited product's files.</param>
public sealed record ProductCitation(string Recipe, string Id, string Version, string Sha256)
{
    /// <summary><c>recipe/id</c>.</summary>
    public string Key => $"{Recipe}/{Id}";
}
