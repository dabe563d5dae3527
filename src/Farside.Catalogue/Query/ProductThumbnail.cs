namespace Farside.Catalogue.Query;

/// <summary>The small picture of a product.</summary>
/// <param name="Name">File name in the product's folder.</param>
/// <param name="Width">Pixels, 0 where unknown.</param>
public sealed record ProductThumbnail(string Name, int Width, int Height);
