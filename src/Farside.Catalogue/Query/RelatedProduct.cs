namespace Farside.Catalogue.Query;

/// <summary>A product that belongs to another one.</summary>
public sealed record RelatedProduct(Relation Relation, ProductRow Row);
