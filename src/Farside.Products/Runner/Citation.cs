namespace Farside.Products.Runner;

/// <summary>A product of another recipe that went in.</summary>
/// <param name="Sha256">Its <see cref="ProductRecord.ContentSha256"/>.</param>
public sealed record Citation(string Recipe, string Id, int Version, string Sha256);
